// A client of others (openid-client) walks through everything a tool needs. It prints the address for the browser,
// waits for the address the browser came back with, and prints what it learned as JSON.
// usage: node client.mjs <bundle> <issuer> <client> <secret> <redirect> <api>
import { createInterface } from "node:readline/promises";
import { pathToFileURL } from "node:url";

const [bundle, issuer, id, secret, redirect, api] = process.argv.slice(2);
const oidc = await import(pathToFileURL(bundle).href);
const lines = createInterface({ input: process.stdin })[Symbol.asyncIterator]();
const browser = async (/** @type {URL} */ address) => {
  console.log(address.href);
  return new URL((await lines.next()).value);
};

const config = await oidc.discovery(new URL(issuer), id, secret, undefined, { execute: [oidc.allowInsecureRequests] });
const verifier = oidc.randomPKCECodeVerifier();
const [state, nonce] = [oidc.randomState(), oidc.randomNonce()];
const wish = {
  redirect_uri: redirect, scope: "openid profile email offline_access boards.read", state, nonce,
  code_challenge: await oidc.calculatePKCECodeChallenge(verifier), code_challenge_method: "S256",
};
const back = await browser(await oidc.buildAuthorizationUrlWithPAR(config, wish));
const checks = { pkceCodeVerifier: verifier, expectedState: state, expectedNonce: nonce, idTokenExpected: true };
const refusals = {};
refusals.state = await oidc.authorizationCodeGrant(config, back, { ...checks, expectedState: "another" }).then(() => null, (e) => e.code);
const foreign = new URL(back);
foreign.searchParams.set("iss", "https://elsewhere.example.org");
refusals.iss = await oidc.authorizationCodeGrant(config, foreign, checks).then(() => null, (e) => e.code);

const tokens = await oidc.authorizationCodeGrant(config, back, checks);
const claims = tokens.claims();
const info = await oidc.fetchUserInfo(config, tokens.access_token, claims.sub);
const read = await fetch(api, { headers: { authorization: `Bearer ${tokens.access_token}` } });
const seen = await oidc.tokenIntrospection(config, tokens.access_token);
const refreshed = await oidc.refreshTokenGrant(config, tokens.refresh_token);
const own = await oidc.clientCredentialsGrant(config, { scope: "boards.read" });
await oidc.tokenRevocation(config, refreshed.access_token);
const revoked = await oidc.tokenIntrospection(config, refreshed.access_token);
const second = await browser(oidc.buildAuthorizationUrl(config, wish));
refusals.nonce = await oidc.authorizationCodeGrant(config, second, { ...checks, expectedNonce: "another" }).then(() => null, (e) => e.code);
const end = oidc.buildEndSessionUrl(config, { id_token_hint: tokens.id_token, post_logout_redirect_uri: redirect, state: "ende" });
const gone = await browser(end);

const again = await browser(oidc.buildAuthorizationUrl(config, { ...wish, prompt: "none" }));
refusals.none = await oidc.authorizationCodeGrant(config, again, checks).then(() => null, (e) => e.error);
console.log(JSON.stringify({
  issuer: config.serverMetadata().issuer, iss: back.searchParams.get("iss"), claims, info, read: read.status, scope: tokens.scope,
  seen, rotated: refreshed.refresh_token !== tokens.refresh_token, own: own.scope ?? null, ownIdToken: own.id_token ?? null,
  revoked: revoked.active, gone: gone.href, refusals,
}));
process.exit(0);
