/**
 * Whether a check neither fails, nor says false, nor hangs.
 * @param patience in milliseconds; a check that takes longer counts as failed
 */
export async function passes(check: () => Promise<unknown>, patience: number): Promise<boolean> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<boolean>((resolve) => {
    timer = setTimeout(() => resolve(false), patience)
  })
  const done = check().then(
    (value) => value !== false,
    () => false,
  )
  return Promise.race([done, late]).finally(() => clearTimeout(timer))
}
