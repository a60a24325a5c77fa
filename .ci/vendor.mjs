// Bundles the third-party browser code into wwwroot/lib and records what it is.
// Run after changing a version in package.json: npm ci && npm run vendor
import { createHash } from "node:crypto";
import { mkdir, readFile, writeFile } from "node:fs/promises";
import { dirname, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

const here = dirname(fileURLToPath(import.meta.url));
const lib = resolve(here, "../wwwroot/lib");
const nodeBundle = resolve(here, "../tests/Support/npm/signalr-node.cjs");
const parts = ["@microsoft/signalr", "@microsoft/signalr-protocol-msgpack", "@msgpack/msgpack"];

const entry = {
  contents: `export { HubConnectionBuilder, HubConnectionState, HttpTransportType, LogLevel } from "@microsoft/signalr";
export { MessagePackHubProtocol } from "@microsoft/signalr-protocol-msgpack";`,
  resolveDir: here,
};

const shared = { stdin: entry, bundle: true, minify: true, legalComments: "none", logLevel: "error" };
await build({ ...shared, format: "esm", platform: "browser", target: "es2022", outfile: resolve(lib, "signalr/signalr.js") });
await build({ ...shared, format: "cjs", platform: "node", target: "node20", outfile: nodeBundle, plugins: [plainRequires()] });

// A client of others, for the tests of the identity provider.
await build({
  entryPoints: [resolve(here, "node_modules/openid-client/build/index.js")],
  bundle: true, minify: true, legalComments: "none", logLevel: "error", banner: { js: await notices("openid-client", "oauth4webapi", "jose") },
  format: "esm", platform: "node", target: "node20", outfile: resolve(here, "../tests/Support/npm/openid-node.mjs"),
});

const libraries = [];
for (const name of parts) {
  const folder = resolve(here, "node_modules", name);
  const { version, license } = JSON.parse(await readFile(resolve(folder, "package.json"), "utf8"));
  libraries.push({ name, version, license, text: await licence(folder, name) });
}
await mkdir(lib, { recursive: true });
const texts = libraries.map((part) => `${part.name} ${part.version} (${part.license})\n\n${part.text.trim()}\n`);
await writeFile(resolve(lib, "signalr/LICENSES.txt"), texts.join(`\n${"-".repeat(72)}\n\n`));
const record = {
  file: "signalr/signalr.js",
  sha256: createHash("sha256").update(await readFile(resolve(lib, "signalr/signalr.js"))).digest("hex"),
  licences: "signalr/LICENSES.txt",
  contains: libraries.map(({ name, version, license }) => ({ name, version, license })),
};
await writeFile(resolve(lib, "LIBRARIES.json"), JSON.stringify([record], null, 2) + "\n");

/** The client hides its Node.js imports from bundlers; in the Node bundle they must be found. */
function plainRequires() {
  return {
    name: "plain-requires",
    setup: (bundler) =>
      bundler.onLoad({ filter: /signalr[\\/]dist[\\/](esm|cjs)[\\/].*\.js$/ }, async ({ path }) => ({
        contents: (await readFile(path, "utf8")).replaceAll(/requireFunc\((?=")/g, "require("),
      })),
  };
}

/** Licences as a comment, for a bundle that stands alone. */
async function notices(...names) {
  const texts = await Promise.all(names.map(async (name) => `${name}\n\n${(await licence(resolve(here, "node_modules", name), name)).trim()}`));
  return `/*\n${texts.join("\n\n")}\n*/`;
}

/** The licence text of a package; a package without one names it in its readme only. */
async function licence(folder, name) {
  for (const file of ["LICENSE", "LICENSE.txt", "LICENSE.md"]) {
    const text = await readFile(resolve(folder, file), "utf8").catch(() => null);
    if (text) return text;
  }
  return fallback(name);
}

function fallback(name) {
  if (!name.startsWith("@microsoft/")) throw new Error(`No licence text for ${name}`);
  return `The MIT License (MIT)

Copyright (c) .NET Foundation and Contributors

Permission is hereby granted, free of charge, to any person obtaining a copy of this software and associated documentation files (the "Software"), to deal in the Software without restriction, including without limitation the rights to use, copy, modify, merge, publish, distribute, sublicense, and/or sell copies of the Software, and to permit persons to whom the Software is furnished to do so, subject to the following conditions:

The above copyright notice and this permission notice shall be included in all copies or substantial portions of the Software.

THE SOFTWARE IS PROVIDED "AS IS", WITHOUT WARRANTY OF ANY KIND, EXPRESS OR IMPLIED, INCLUDING BUT NOT LIMITED TO THE WARRANTIES OF MERCHANTABILITY, FITNESS FOR A PARTICULAR PURPOSE AND NONINFRINGEMENT. IN NO EVENT SHALL THE AUTHORS OR COPYRIGHT HOLDERS BE LIABLE FOR ANY CLAIM, DAMAGES OR OTHER LIABILITY, WHETHER IN AN ACTION OF CONTRACT, TORT OR OTHERWISE, ARISING FROM, OUT OF OR IN CONNECTION WITH THE SOFTWARE OR THE USE OR OTHER DEALINGS IN THE SOFTWARE.
`;
}
