import { Select, TreeSelect } from 'antd'
import { useT } from '@guanjia/ui'
import { useChoices, type Choice } from '../../kit/choices.ts'
import { useCategories } from '../../kit/pickers.tsx'
import { useSession } from '../../session/session.tsx'
import { Field, usePolicyForm } from './policy-form.tsx'
import type { Trait } from './policy-draft.ts'
import { usePolicyWords } from './policy-words.ts'

const TYPES = ['case', 'work_order', 'visit', 'hand_over', 'complaint_task', 'complaint_level', 'key_loan', 'defect'] as const

/** For what the policy holds: a trait without a value may be anything. */
export function MatchEditor() {
  const t = useT()
  const { draft } = usePolicyForm()
  const { sites } = useSession()
  const caseKinds = useChoices('caseKind')
  const orderKinds = useChoices('workOrderKind')
  const taskKinds = useChoices('complaintTaskKind')
  const types = draft.match.types ?? []
  const isAbout = (type: string): boolean => types.length === 0 || types.includes(type)
  const kinds = [
    ...(isAbout('case') ? [{ label: t('settings.policies.type.case'), options: caseKinds }] : []),
    ...(isAbout('work_order') ? [{ label: t('settings.policies.type.work_order'), options: orderKinds }] : []),
    ...(types.includes('complaint_task') ? [{ label: t('settings.policies.type.complaint_task'), options: taskKinds }] : []),
  ]
  // A kind such as 报修 that cases and work orders share is one choice.
  const seen = new Set<string>()
  const kindOptions = kinds.map((group) => ({
    ...group,
    options: group.options.filter(({ value }) => !seen.has(value) && seen.add(value)),
  }))
  const urgencies = useChoices('urgency')
  const grades = useChoices('grade')
  const origins = useChoices('caseOrigin')
  const hasKinds = isAbout('case') || isAbout('work_order')
  const hasTasks = types.includes('complaint_task')
  return (
    <div className="gj-match">
      <Values trait="types" options={TYPES.map((type) => ({ value: type, label: t(`settings.policies.type.${type}`) }))} />
      {(hasKinds || hasTasks) && <Values trait="kinds" options={kindOptions} />}
      {hasKinds && <Categories />}
      {hasKinds && <Values trait="urgencies" options={urgencies} />}
      {isAbout('case') && <Values trait="grades" options={grades} />}
      {isAbout('work_order') && <Values trait="origins" options={origins} />}
      <Values trait="siteKinds" options={useChoices('siteKind')} />
      <Values trait="siteIds" options={sites.map(({ id, name }) => ({ value: id, label: name }))} />
      <p className="gj-quiet gj-small gj-match-hint">{t('settings.policy.matchHint')}</p>
    </div>
  )
}

interface Option {
  label: string
  value?: string
  options?: readonly Choice[]
}

function useTrait(trait: Trait): { value: string[]; change: (values: string[]) => void } {
  const { draft, set } = usePolicyForm()
  const { [trait]: value = [], ...others } = draft.match
  return { value, change: (values) => set({ match: values.length > 0 ? { ...others, [trait]: values } : others }) }
}

function Values({ trait, options }: { trait: Trait; options: readonly Option[] }) {
  const t = useT()
  const words = usePolicyWords()
  const { draft } = usePolicyForm()
  const { value, change } = useTrait(trait)
  const known = new Set(options.flatMap((option) => option.options?.map((choice) => choice.value) ?? [option.value]))
  // A value that is set stays visible, even if it would not be offered any more.
  const others = value.filter((one) => !known.has(one)).map((one) => ({ value: one, label: words.value(trait, one, draft.match) }))
  return (
    <Field label={words.trait(trait)} pointer={`/match/${trait}`}>
      <Select
        mode="multiple"
        value={value}
        placeholder={t('settings.policy.any')}
        options={[...options, ...others] as { label: string; value: string }[]}
        optionFilterProp="label"
        maxTagCount="responsive"
        onChange={change}
      />
    </Field>
  )
}

/** A category holds for everything below it; therefore the tree is not ticked through. */
function Categories() {
  const t = useT()
  const words = usePolicyWords()
  const { value, change } = useTrait('categories')
  const all = useCategories().filter(({ isActive, code }) => isActive || value.includes(code))
  const sorted = all.toSorted((a, b) => a.sortOrder - b.sortOrder)
  const tree = sorted
    .filter(({ parentId }) => parentId === null)
    .map((parent) => ({
      value: parent.code,
      title: parent.name,
      children: sorted.filter(({ parentId }) => parentId === parent.id).map(({ code, name }) => ({ value: code, title: name })),
    }))
  return (
    <Field label={words.trait('categories')} pointer="/match/categories">
      <TreeSelect
        multiple
        showSearch={{ treeNodeFilterProp: 'title' }}
        treeDefaultExpandAll
        value={value}
        placeholder={t('settings.policy.any')}
        treeData={tree}
        maxTagCount="responsive"
        onChange={change}
      />
    </Field>
  )
}
