// What PROTOCOL.md shows, with the npm client: opens a board, applies operations, prints what it got as one line of JSON.
const { resolve } = require("node:path");
const { randomUUID } = require("node:crypto");
const { HubConnectionBuilder, LogLevel, MessagePackHubProtocol } = require(resolve(__dirname, "../../Support/npm/signalr-node.cjs"));

const [, , address, board, token, protocol] = process.argv;

async function main() {
  const builder = new HubConnectionBuilder()
    .withUrl(`${address}/hubs/board`, { headers: { Authorization: `Bearer ${token}` } })
    .configureLogging(LogLevel.Error);
  if (protocol === "messagepack") builder.withHubProtocol(new MessagePackHubProtocol());
  const hub = builder.build();
  const heard = new Promise((done) => hub.on("Applied", (id, frame) => done({ id, frame })));
  await hub.start();
  const state = await hub.invoke("Open", board, null);
  const note = randomUUID();
  const first = { opId: randomUUID(), type: "note.add", id: note, text: "Grüße 🙂", x: 40.5, y: 80, frame: null };
  const second = { opId: randomUUID(), type: "note.set", id: randomUUID(), text: "nirgends" };
  const receipts = await hub.invoke("Apply", board, [first, second]);
  const applied = await heard;
  const missed = await hub.invoke("Open", board, 0);
  const code = await hub.invoke("Open", randomUUID(), null).catch((error) => error.message.split("HubException: ").pop());
  console.log(JSON.stringify({ state, receipts, applied, missed, code, sent: [first, second] }));
  await hub.stop();
}

main().catch((error) => {
  console.error(error);
  process.exitCode = 1;
});
