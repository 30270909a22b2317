// jsdom leaves out what every browser has; Node has it.
const { TextDecoder, TextEncoder } = require('node:util');
const { MessageChannel } = require('node:worker_threads');
const { webcrypto } = require('node:crypto');
const { deserialize, serialize } = require('node:v8');

const missing = { TextDecoder, TextEncoder, MessageChannel };
for (const [name, value] of Object.entries(missing)) globalThis[name] ??= value;
if (!globalThis.crypto?.subtle) Object.defineProperty(globalThis, 'crypto', { value: webcrypto, configurable: true });
globalThis.structuredClone ??= (value) => deserialize(serialize(value));
