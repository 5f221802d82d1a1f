import { formatDuration, useCall, useLabel, useT } from '@guanjia/ui'
import type { PolicyMatch, PolicyStep } from '@guanjia/contract/sla.ts'
import { useSession, useSite } from '../../session/session.tsx'
import { stepWords } from '../durations.ts'
import type { Trait } from './policy-draft.ts'

export interface PolicyWords {
  trait: (trait: Trait) => string
  /** The word for a value of a trait; kinds are those of cases or of work orders, as `match` says. */
  value: (trait: Trait, value: string, match: PolicyMatch) => string
  /** `对象 工单 · 分类 电梯困人`, or 全部. */
  match: (match: PolicyMatch) => string
  calendar: (code: string) => string
  /** `用时 75% 提醒 处理人`. */
  step: (step: Pick<PolicyStep, 'kind' | 'offset' | 'to'>) => string
}

const GROUPS = { urgencies: 'urgency', grades: 'grade', siteKinds: 'siteKind', origins: 'caseOrigin' } as const
const ORDER: readonly Trait[] = ['types', 'kinds', 'categories', 'urgencies', 'grades', 'origins', 'siteKinds', 'siteIds']

/** The words in which policies are shown: names instead of codes. */
export function usePolicyWords(): PolicyWords {
  const t = useT()
  const label = useLabel()
  const { sites } = useSession()
  const site = useSite()
  const categories = useCall('cases.listCategories', {}, { staleTime: 300_000 })
  const calendars = useCall('sla.listCalendars', { query: { siteId: site.id } }, { staleTime: 60_000 })
  const trait = (one: Trait): string => t(`settings.policies.trait.${one}`)
  const value: PolicyWords['value'] = (one, code, match) => {
    switch (one) {
      case 'types':
        return t(`settings.policies.type.${code}` as 'settings.policies.type.case', { defaultValue: code })
      case 'kinds': {
        const isOrder = match.types?.includes('work_order') && !match.types.includes('case')
        const word = label(isOrder ? 'workOrderKind' : 'caseKind', code)
        return word === code ? label(isOrder ? 'caseKind' : 'workOrderKind', code) : word
      }
      case 'categories':
        return categories.data?.items.find((category) => category.code === code)?.name ?? code
      case 'siteIds':
        return sites.find(({ id }) => id === code)?.name ?? t('settings.policies.otherSite')
      case 'urgencies':
      case 'grades':
      case 'siteKinds':
      case 'origins':
        return label(GROUPS[one], code)
    }
  }
  const comma = t('archives.comma')
  const matchWords = (match: PolicyMatch): string =>
    ORDER.filter((one) => match[one]?.length)
      .map((one) => `${trait(one)} ${match[one]!.map((code) => value(one, code, match)).join(comma)}`)
      .join(' · ') || t('settings.policies.everything')
  return {
    trait,
    value,
    match: matchWords,
    calendar: (code) => calendars.data?.items.find((calendar) => calendar.code === code)?.name ?? code,
    step: ({ kind, offset, to }) =>
      [
        stepWords(offset, t, (seconds) => formatDuration(seconds, t)),
        t(`settings.policies.does.${kind}`),
        to.map((who) => label('recipient', who)).join(comma),
      ].join(' '),
  }
}
