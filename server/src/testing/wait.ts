/** Asks again and again until it holds; a minute with the usual pause. Throws when it never does. */
export async function until(holds: () => Promise<boolean>, waitMs = 20): Promise<void> {
  for (let i = 0; i < 3000; i++) {
    if (await holds()) return
    await new Promise((resolve) => setTimeout(resolve, waitMs))
  }
  throw new Error('waited in vain')
}
