// Reads the bytes of a patch (src/ui/semantics_patch.h) and calls a method per change.

/** In the order of `enum class PatchOp`, which counts from 1. */
export const patchOps = [
  "create",
  "remove",
  "move",
  "rect",
  "attribute",
  "unset",
  "text",
  "font",
  "value",
  "clearSecret",
  "options",
  "pageSize",
];

const decoder = new TextDecoder();

class Reader {
  constructor(bytes) {
    this.bytes = bytes;
    this.view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    this.at = 0;
  }

  get done() {
    return this.at >= this.bytes.length;
  }

  u8() {
    return this.view.getUint8(this.at++);
  }

  u32() {
    this.at += 4;
    return this.view.getUint32(this.at - 4, true);
  }

  f32() {
    this.at += 4;
    return this.view.getFloat32(this.at - 4, true);
  }

  string() {
    const length = this.u32();
    this.at += length;
    return decoder.decode(this.bytes.subarray(this.at - length, this.at));
  }

  list(read) {
    return Array.from({ length: this.u32() }, read);
  }
}

/** What each change carries behind the id of its element. */
const operands = {
  create: (r) => [r.string(), r.u32(), r.u32()],
  remove: () => [],
  move: (r) => [r.u32(), r.u32()],
  rect: (r) => [r.f32(), r.f32(), r.f32(), r.f32()],
  attribute: (r) => [r.string(), r.string()],
  unset: (r) => [r.string()],
  text: (r) => [r.list(() => ({ text: r.string(), next: r.u8() }))],
  font: (r) => [
    { size: r.f32(), lineHeight: r.f32(), weight: r.f32(), mono: r.u8(), align: r.u8() },
  ],
  value: (r) => [r.string()],
  clearSecret: () => [],
  options: (r) => [r.list(() => ({ value: r.string(), label: r.string() }))],
};

export function readPatch(bytes, target) {
  const reader = new Reader(bytes);
  while (!reader.done) {
    const op = patchOps[reader.u8() - 1];
    if (op === "pageSize") target.pageSize(reader.f32(), reader.f32());
    else target[op](reader.u32(), ...operands[op](reader));
  }
}
