/** The most that one part of an upload in parts holds: what a phone has to send again when the network breaks. */
export const UPLOAD_PART_BYTES = 256 * 1024
