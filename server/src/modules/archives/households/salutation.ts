/** Compound surnames that a form of address keeps whole. */
const COMPOUND = ['欧阳', '歐陽', '司马', '司馬', '上官', '诸葛', '諸葛', '东方', '東方', '皇甫', '尉迟', '尉遲', '公孙', '公孫', '令狐', '慕容', '夏侯', '端木', '南宫', '南宮', '长孙', '長孫', '宇文', '司徒']

export interface Addressed {
  name: string
  kind: 'person' | 'company'
  sex: 'male' | 'female' | 'unknown'
}

/** How staff address somebody whose form of address nobody wrote down: 苏女士, 欧阳先生; a company keeps its name. Never the given name. */
export function salutationOf(one: Addressed | null): string {
  if (one === null) return ''
  if (one.kind === 'company') return one.name
  if (!/^\p{Script=Han}/u.test(one.name)) return one.name.trim().split(/\s+/).at(-1) ?? ''
  const compound = COMPOUND.find((surname) => one.name.startsWith(surname) && one.name.length > surname.length)
  const surname = compound ?? Array.from(one.name)[0]!
  return surname + { female: '女士', male: '先生', unknown: '业主' }[one.sex]
}
