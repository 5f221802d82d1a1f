const SYSTEMS: readonly [RegExp, string][] = [[/HarmonyOS/i, 'HarmonyOS'], [/iPhone/, 'iPhone'], [/iPad/, 'iPad'], [/Android/, 'Android'], [/Mac OS X/, 'Mac'], [/Windows/, 'Windows'], [/Linux/, 'Linux']]
const PROGRAMS: readonly [RegExp, string][] = [[/MicroMessenger/, 'WeChat'], [/Edg\//, 'Edge'], [/Firefox\//, 'Firefox'], [/Chrome\//, 'Chrome'], [/Safari\//, 'Safari']]

/** What a person would call the device that a browser names at length: `iPhone · Safari`; empty when nothing of it is known. */
export function deviceName(agent: string): string {
  const found = (list: readonly [RegExp, string][]): string | undefined => list.find(([sign]) => sign.test(agent))?.[1]
  return [found(SYSTEMS), found(PROGRAMS)].filter(Boolean).join(' · ')
}
