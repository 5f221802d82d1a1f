import { performance } from 'node:perf_hooks'
import { pathToFileURL } from 'node:url'
import { makeWordFinder, type ListedWord } from '../contract/src/wording/word-finder.ts'
import { report } from './harness/harness.ts'

const WORDS = 10_000
const CHARACTERS = 2_000
/** Written after every run, so that no loop is optimised away. */
let sink = 0

/** Deterministic numbers from 0 to `below`, so that two runs measure the same work. */
function dice(seed: number): (below: number) => number {
  let state = seed
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return Math.floor((state / 2 ** 32) * below)
  }
}

/** Characters as often as in letters to residents: a few hundred make up most of a text. */
const COMMON = '的一是在不了有和人这中大为上个我以要他时来用们生到作地于出就分对成会可主发年动同工也能下过子说产种面而方后多定行学法所民得经十三之进着等部度家电力里如水化高自二理起小物现实加量都两体制机当使点从业本去把性好应开它合还因由其些然前外天政四日那社义事平形相全表间样与关各重新线内数正心反你明看原又么利比或但质气第向道命此变条只没结解问意建月公无系军很情者最立代想已通并提直题党程展五果料象员革位入常文总次品式活设及管特件长求老头基资边流路级少图山统接知较将组见计别她手角期根论运农指几九区强放决西被干做必战先回则任取据处队南给色光门即保治北造百规热领七海口东导器压志世金增争济阶油思术极交受联什认六共权收证改清己美再采转更单风切打白教速花带安场身车例真务具万每目至达走积示议声报斗完类八离华名确才科张信马节话米整空元况今集温传土许步群广石记需段研界拉林律叫且究观越织装影算低持音众书布复容儿须际商非验连断深难近矿千周委素技备半办青省列习响约支般史感劳便团往酸历市克何除消构府称太准精值号率族维划选标写存候毛亲快效斯院查江型眼王按格养易置派层片始却专状育厂京识适属圆包火住调满县局照参红细引听该铁价严'

function sample(): { words: ListedWord[]; text: string } {
  const roll = dice(4)
  const han = () => COMMON[roll(COMMON.length)]!
  const words = new Set<string>()
  while (words.size < WORDS) words.add(Array.from({ length: 2 + roll(5) }, han).join(''))
  const list = [...words].map((word, i): ListedWord => ({ word, kind: 'impatient', suggestion: '', exceptions: i % 10 === 0 ? [han() + word] : [] }))
  const signs = '，。 、'
  return { words: list, text: Array.from({ length: CHARACTERS }, (_, i) => (i % 12 === 11 ? signs[roll(signs.length)]! : han())).join('') }
}

/** Milliseconds of the fastest and of the middle one of many runs. */
function timed(runs: number, once: () => void): { best: number; median: number } {
  for (let i = 0; i < 20; i++) once()
  const times = Array.from({ length: runs }, () => {
    const begin = performance.now()
    once()
    return performance.now() - begin
  }).sort((a, b) => a - b)
  return { best: times[0]!, median: times[runs >> 1]! }
}

/** Prints how long one check takes with the largest list, beside what the platform's own string search takes for the same words. */
export function run(): void {
  const { words, text } = sample()
  const begin = performance.now()
  const finder = makeWordFinder(words)
  const built = performance.now() - begin
  const found = finder.find(text).length
  const check = timed(500, () => (sink += finder.find(text).length))
  const alternation = new RegExp(words.map(({ word }) => word).join('|'), 'g')
  const regExp = timed(20, () => (sink += [...text.matchAll(alternation)].length))
  const includes = timed(50, () => {
    for (const { word } of words) if (text.includes(word)) sink++
  })
  // Nothing that looks at each character once can be faster than this.
  const eachOnce = timed(500, () => {
    for (let i = 0; i < text.length; i++) sink += text.charCodeAt(i)
  })
  const ms = (value: number): string => `${value.toFixed(3)} ms`
  const times = (value: number): string => `${(value / check.median).toFixed(1)} times as long`
  report(
    `language check, ${WORDS} words in ${text.length} characters, ${found} findings, list prepared in ${built.toFixed(0)} ms`,
    `${ms(check.median)} (best ${ms(check.best)})`,
    `reading each character once ${ms(eachOnce.median)}, ratio ${(check.median / eachOnce.median).toFixed(0)}; without scripts, widths and gaps: one RegExp ${ms(regExp.median)} (${times(regExp.median)}), String.includes ${ms(includes.median)} (${times(includes.median)})`,
    'goal < 1 ms',
    check.median < 1,
  )
  if (!Number.isFinite(sink)) throw new Error('The measurement calculated nothing')
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) run()
