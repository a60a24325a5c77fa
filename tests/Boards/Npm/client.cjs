// An outside program: the npm client with a bearer token opens a board, writes, reads receipts, hears itself.
// node client.cjs <bundle> <address> <token> <board> <json|messagepack>; prints one line of JSON.
const [bundle, address, token, board, protocol] = process.argv.slice(2);
const { HubConnectionBuilder, HttpTransportType, LogLevel, MessagePackHubProtocol } = require(bundle);
const { randomUUID } = require("node:crypto");

async function main() {
  let builder = new HubConnectionBuilder()
    .withUrl(`${address}hubs/board`, { transport: HttpTransportType.WebSockets, skipNegotiation: true, headers: { Authorization: `Bearer ${token}` } })
    .configureLogging(LogLevel.None);
  if (protocol === "messagepack") builder = builder.withHubProtocol(new MessagePackHubProtocol());
  const hub = builder.build();
  const heard = [];
  const all = new Promise((done) => hub.on("Applied", (id, frame) => { heard.push(...frame.ops); if (heard.length >= 2) done(); }));
  await hub.start();
  const before = await hub.invoke("Open", board, null);
  const note = randomUUID();
  const add = { opId: randomUUID(), type: "note.add", id: note, text: "Grüße 👋", x: 40.5, y: -80, color: "teal", frame: null };
  const set = { opId: randomUUID(), type: "note.set", id: note, text: "Neu", size: "l" };
  const wrong = { opId: randomUUID(), type: "note.set", id: note, colour: "red" };
  const receipts = await hub.invoke("Apply", board, [add, set, wrong]);
  const again = await hub.invoke("Apply", board, [add]);
  await all;
  const missed = await hub.invoke("Open", board, before.seq);
  const whole = await hub.invoke("Open", board, null);
  let refusal = null;
  await hub.invoke("Apply", "nonsense", []).catch((error) => { refusal = error.message; });
  await hub.stop();
  console.log(JSON.stringify({ before, note, add, set, wrong, receipts, again, heard, missed, whole, refusal }));
}

main().catch((error) => { console.error(error); process.exit(1); });
