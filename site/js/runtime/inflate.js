/** What is shipped as `.gz`, because few hosts compress zip files. */

const GZIP = [0x1f, 0x8b];

/**
 * Inflate a file while it arrives. Some hosts say of a `.gz` that it is a compressed file of another type, and the
 * browser has inflated it by then: its first bytes tell.
 * @param {Response} response
 * @returns {Promise<ArrayBuffer>}
 */
export async function inflate(response) {
  if (!response.body) return new ArrayBuffer(0);
  const reader = response.body.getReader();
  const first = await reader.read();
  const whole = new ReadableStream({
    start: (controller) => (first.done ? controller.close() : controller.enqueue(first.value)),
    pull: async (controller) => {
      const { done, value } = await reader.read();
      if (done) controller.close();
      else controller.enqueue(value);
    },
  });
  const compressed = GZIP.every((byte, index) => first.value?.[index] === byte);
  return new Response(compressed ? whole.pipeThrough(new DecompressionStream("gzip")) : whole).arrayBuffer();
}
