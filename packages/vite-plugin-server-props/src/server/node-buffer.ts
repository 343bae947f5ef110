/** Bytes as Node's `Buffer`, which code for Node expects, where there is one; no byte is copied. */
export function asBuffer(bytes: Uint8Array): Uint8Array {
  return BufferClass === undefined
    ? bytes
    : BufferClass.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
}

// This folder's types know no Node.
const { Buffer: BufferClass } = globalThis as {
  Buffer?: { from(buffer: ArrayBufferLike, offset: number, length: number): Uint8Array }
}
