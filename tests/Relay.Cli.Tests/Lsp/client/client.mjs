// A session as an editor has it, over the protocol library of VS Code: node client.mjs <relay.dll> <folder of a project>
import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { once } from "node:events";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import protocol from "vscode-languageserver-protocol/node";

const [tool, folder] = process.argv.slice(2);
const server = spawn("dotnet", [tool, "lsp", "--stdio"], { stdio: ["pipe", "pipe", "inherit"] });
const connection = protocol.createProtocolConnection(
  new protocol.StreamMessageReader(server.stdout), new protocol.StreamMessageWriter(server.stdin));

const published = new Map();
const waiting = [];
connection.onNotification(protocol.PublishDiagnosticsNotification.type, params => {
  published.set(params.uri, params);
  for (const each of waiting.splice(0)) each();
});
let watchers = 0;
connection.onRequest(protocol.RegistrationRequest.type, params => {
  watchers += params.registrations[0].registerOptions.watchers.length;
});
connection.listen();

async function diagnosticsWhere(uri, holds) {
  while (!(published.has(uri) && holds(published.get(uri)))) await new Promise(resolve => waiting.push(resolve));
  return published.get(uri).diagnostics;
}

const uriOf = name => pathToFileURL(join(folder, name)).toString();
const models = uriOf("presets/models.yaml");
const groups = uriOf("presets/groups.yaml");
let text = readFileSync(join(folder, "presets/models.yaml"), "utf8");

const initialized = await connection.sendRequest(protocol.InitializeRequest.type, {
  processId: process.pid,
  rootUri: pathToFileURL(folder).toString(),
  workspaceFolders: [{ uri: pathToFileURL(folder).toString(), name: "app" }],
  capabilities: { workspace: { didChangeWatchedFiles: { dynamicRegistration: true } }, general: { positionEncodings: ["utf-16"] } },
});
assert.equal(initialized.capabilities.positionEncoding, "utf-16");
assert.equal(initialized.serverInfo.name, "relay");
await connection.sendNotification(protocol.InitializedNotification.type, {});

// A file that nobody opened has its findings too, and they know the other file.
const unopened = await diagnosticsWhere(groups, () => true);
assert.deepEqual(unopened.map(d => d.code), ["RLY0601"]);

await connection.sendNotification(protocol.DidOpenTextDocumentNotification.type, {
  textDocument: { uri: models, languageId: "yaml", version: 1, text },
});
const found = await diagnosticsWhere(models, p => p.version === 1);
assert.deepEqual(found.map(d => [d.code, d.severity, d.range.start.line, d.range.start.character]), [["RLY0201", protocol.DiagnosticSeverity.Error, 3, 12]]);

// The fix, made as an editor makes it.
const actions = await connection.sendRequest(protocol.CodeActionRequest.type, {
  textDocument: { uri: models }, range: found[0].range, context: { diagnostics: found, only: ["quickfix"] },
});
assert.equal(actions[0].title, "Replace with 'anthropic'");
assert.equal(actions[0].isPreferred, true);
const [edit] = actions[0].edit.changes[models];
await connection.sendNotification(protocol.DidChangeTextDocumentNotification.type, {
  textDocument: { uri: models, version: 2 }, contentChanges: [{ range: edit.range, text: edit.newText }],
});
assert.deepEqual(await diagnosticsWhere(models, p => p.version === 2), []);

const hover = await connection.sendRequest(protocol.HoverRequest.type, { textDocument: { uri: models }, position: { line: 3, character: 20 } });
assert.match(hover.contents.value, /anthropic\/claude-sonnet-4-5/);
assert.match(hover.contents.value, /Per 1M tokens: \$/);
assert.match(hover.contents.value, /Context window [\d,]+ tokens/);
assert.match(hover.contents.value, /Can: .*tools/);

// A new name, behind characters of two units: the other file's finding goes away.
await connection.sendNotification(protocol.DidChangeTextDocumentNotification.type, {
  textDocument: { uri: models, version: 3 },
  contentChanges: [{ range: { start: { line: 2, character: 2 }, end: { line: 2, character: 2 } }, text: "other: { target: openai/gpt-4o, description: '😀' }\n  " }],
});
assert.deepEqual(await diagnosticsWhere(groups, p => p.diagnostics.length === 0), []);

const completion = await connection.sendRequest(protocol.CompletionRequest.type, { textDocument: { uri: models }, position: { line: 2, character: 52 } });
assert.ok(Array.isArray(completion.items));
const targets = await connection.sendRequest(protocol.CompletionRequest.type, { textDocument: { uri: models }, position: { line: 2, character: 26 } });
assert.ok(targets.items.some(item => item.label === "openai/gpt-4o-mini"));

await assert.rejects(connection.sendRequest("relay/nothing", {}), error => error.code === -32601);
await connection.sendRequest(protocol.ShutdownRequest.type);
const ended = once(server, "exit");
await connection.sendNotification(protocol.ExitNotification.type);
const [exitCode] = await ended;
assert.equal(exitCode, 0);
assert.ok(watchers > 0);
connection.dispose();
console.log("ok");
