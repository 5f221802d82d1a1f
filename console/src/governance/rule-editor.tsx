import { DeleteOutlined, PlusOutlined } from '@ant-design/icons'
import { App, Button, Form, Input, Select } from 'antd'
import { useNavigate } from '@tanstack/react-router'
import { useAct, useCall, useLabel, useT } from '@guanjia/ui'
import type { FileRef } from '@guanjia/contract/shared.ts'
import type { Rule, RuleItem, SheetStandard } from '@guanjia/contract/rulebook.ts'
import { ActForm } from '../kit/act-form.tsx'
import { DayPicker } from '../kit/day-picker.tsx'
import { FileUpload } from '../kit/file-strip.tsx'
import { newId } from '../kit/new-id.ts'
import { useSession, useSite } from '../session/session.tsx'
import { KINDS } from './rule-list.tsx'
import './governance.css'

interface Line extends Omit<RuleItem, 'promise'> {
  /** `policy metric`, as one choice. */
  promise: string | null
}
interface Values {
  code: string
  name: string
  kind: Rule['kind']
  audience: Rule['audience']
  positionId: string | null
  scope: 'site' | 'all'
  requirementId: string | null
  body: string
  items: Line[]
  fileIds: FileRef[]
  standardIds: string[]
  effectiveOn: string | null
  expiresOn: string | null
}
const blank = (): Line => ({ id: newId(), text: '', standard: '', dutyClass: null, promise: null })
const CLASSES = ['FOUNDATION', 'CUSTOMER_FACING', 'ASSURANCE'] as const

/** Writes a new document, or the next version of one; what is in force stays until the draft is published. */
export function RuleEditor({ rule, onClose }: { rule: Rule | null; onClose: () => void }) {
  const t = useT()
  const site = useSite()
  const { roles } = useSession()
  const navigate = useNavigate()
  const { message } = App.useApp()
  const create = useAct('rulebook.createRule', ['rulebook'])
  const draft = useAct('rulebook.draftRule', ['rulebook'])
  const mayForAll = roles.some(({ scope }) => scope === 'organization')
  const from = rule?.draft ?? rule?.current ?? null
  const initial: Partial<Values> = {
    kind: rule?.kind ?? 'policy', audience: 'staff', scope: mayForAll ? 'all' : 'site', positionId: null, requirementId: null, body: from?.body ?? '', fileIds: from?.files ?? [], standardIds: from?.standards.map(({ id }) => id) ?? [], effectiveOn: rule?.draft?.effectiveOn ?? null, expiresOn: from?.expiresOn ?? null,
    items: from?.items.map(({ promise, ...item }) => ({ ...item, promise: promise && `${promise.policy} ${promise.metric}` })) ?? [],
  }
  const submit = async (values: Values): Promise<void> => {
    const items = (values.items ?? []).map(({ id, text, standard, dutyClass, promise }) => {
      const [policy, metric] = promise?.split(' ') ?? []
      return { id, text, standard: standard ?? '', dutyClass: dutyClass ?? null, promise: policy && metric ? { policy, metric } : null }
    })
    const content = { items, body: values.body ?? '', fileIds: (values.fileIds ?? []).map(({ id }) => id), standardIds: (rule?.kind ?? values.kind) === 'duty_sheet' ? (values.standardIds ?? []) : [], effectiveOn: values.effectiveOn ?? null, expiresOn: values.expiresOn ?? null }
    if (rule) await draft.mutateAsync({ params: { id: rule.id }, body: { version: rule.version, ...content } })
    else {
      const isSheet = values.kind === 'duty_sheet'
      const made = await create.mutateAsync({
        body: { code: values.code, name: values.name, kind: values.kind, audience: isSheet ? 'staff' : values.audience, positionId: values.positionId ?? null, siteId: values.scope === 'site' ? site.id : null, requirementId: values.requirementId ?? null, ...content },
      })
      void navigate({ to: '/rulebook/$id', params: { id: made.id } })
    }
    void message.success(t('governance.editor.saved'))
  }
  return (
    <ActForm<Values> title={rule ? t('governance.editor.title', { name: rule.name }) : t('governance.rule.new')} verb={t('governance.editor.save')} width={920} initial={initial as Values} onSubmit={submit} onClose={onClose}>
      {(form) => (
        <>
          {!rule && <Heading mayForAll={mayForAll} siteName={site.name} form={form} />}
          <div className="gj-form-pair">
            <Form.Item name="effectiveOn" label={t('governance.rule.effectiveOn')} extra={t('governance.editor.effectiveHint')}><DayPicker /></Form.Item>
            <Form.Item name="expiresOn" label={t('governance.rule.expiresOn')} extra={t('governance.editor.expiresHint')}><DayPicker /></Form.Item>
          </div>
          <Form.Item name="body" label={t('governance.editor.body')}><Input.TextArea autoSize={{ minRows: 3, maxRows: 16 }} maxLength={50_000} /></Form.Item>
          <Form.Item noStyle dependencies={['kind']}>
            {() => {
              const isSheet = (rule?.kind ?? (form.getFieldValue('kind') as string)) === 'duty_sheet'
              return <><Items isSheet={isSheet} />{isSheet && <Standards taken={from?.standards ?? []} />}</>
            }}
          </Form.Item>
          <Form.Item name="fileIds" label={t('governance.editor.files')} style={{ marginTop: 16 }}><FileUpload max={10} /></Form.Item>
        </>
      )}
    </ActForm>
  )
}

type FormOf = Parameters<Exclude<Parameters<typeof ActForm<Values>>[0]['children'], React.ReactNode>>[0]

function Heading({ mayForAll, siteName, form }: { mayForAll: boolean; siteName: string; form: FormOf }) {
  const t = useT()
  const site = useSite()
  const positions = useCall('structure.listPositions', { query: {} })
  const required = useCall('rulebook.ruleCompleteness', { query: { siteId: site.id } })
  const needed = { required: true, whitespace: true, message: t('shell.fieldNeeded') }
  return (
    <div className="gj-form-pair">
      <Form.Item name="code" label={t('governance.rule.code')} extra={t('governance.editor.codeHint')} normalize={(value: string) => value.toUpperCase()} rules={[{ required: true, pattern: /^[A-Z0-9-]{2,20}$/, message: t('governance.editor.codeHint') }]}><Input autoFocus maxLength={20} /></Form.Item>
      <Form.Item name="name" label={t('governance.rule.name')} rules={[needed]}><Input maxLength={100} /></Form.Item>
      <Form.Item name="kind" label={t('governance.rule.kind')}><Select options={KINDS.map((value) => ({ value, label: t(`governance.kind.${value}`) }))} /></Form.Item>
      <Form.Item name="scope" label={t('governance.rule.site')}><Select options={[...(mayForAll ? [{ value: 'all', label: t('governance.rule.allSites') }] : []), { value: 'site', label: siteName }]} /></Form.Item>
      <Form.Item noStyle dependencies={['kind']}>
        {() => {
          const isSheet = form.getFieldValue('kind') === 'duty_sheet'
          return (
            <>
              {!isSheet && <Form.Item name="audience" label={t('governance.rule.for')}><Select options={(['staff', 'owner', 'everybody'] as const).map((value) => ({ value, label: t(`governance.audience.${value}`) }))} /></Form.Item>}
              <Form.Item name="positionId" label={t('governance.rule.position')} extra={t('governance.editor.positionHint')} rules={isSheet ? [{ required: true, message: t('shell.fieldNeeded') }] : []}>
                <Select allowClear showSearch={{ optionFilterProp: 'label' }} options={positions.data?.items.map(({ id, name }) => ({ value: id, label: name }))} />
              </Form.Item>
            </>
          )
        }}
      </Form.Item>
      <Form.Item name="requirementId" label={t('governance.rule.requirement')}>
        <Select allowClear showSearch={{ optionFilterProp: 'label' }} options={required.data?.items.map(({ requirement }) => ({ value: requirement.id, label: requirement.name }))} />
      </Form.Item>
    </div>
  )
}

/** Which service standards the sheet takes; one that is no longer in force has to leave. */
function Standards({ taken }: { taken: readonly SheetStandard[] }) {
  const t = useT()
  const found = useCall('standards.listStandards', { query: { filter: { state: ['published'] } } })
  const inForce = found.data?.items ?? []
  // One that was withdrawn since keeps its name here until it is taken out.
  const choices = [...inForce, ...taken.filter(({ id }) => !inForce.some((one) => one.id === id))]
  return (
    <Form.Item name="standardIds" label={t('governance.rule.takesStandards')} extra={t('governance.rule.takesHint')} style={{ marginTop: 16 }}>
      <Select mode="multiple" maxCount={30} showSearch={{ optionFilterProp: 'label' }} options={choices.map(({ id, name, code }) => ({ value: id, label: `${name} ${code}` }))} />
    </Form.Item>
  )
}

function Items({ isSheet }: { isSheet: boolean }) {
  const t = useT()
  const label = useLabel()
  const policies = useCall('sla.listPolicies', { query: {} }, { enabled: isSheet })
  const promises = policies.data?.items.flatMap(({ code, name, targets }) => targets.map(({ metric, targetText }) => ({ value: `${code} ${metric}`, label: `${name} · ${label('metric', metric)} ${targetText}` })))
  return (
    <Form.List name="items">
      {(fields, { add, remove }) => (
        <>
          <h3 className="gj-rule-heading">{isSheet ? t('governance.editor.duties') : t('governance.editor.paragraphs')}</h3>
          {fields.map((field) => (
            <div key={field.key} className="gj-rule-line" data-sheet={isSheet}>
              <Form.Item name={[field.name, 'id']} hidden><Input /></Form.Item>
              <Form.Item noStyle name={[field.name, 'text']} rules={[{ required: true, message: t('shell.fieldNeeded') }]}><Input.TextArea autoSize maxLength={1000} aria-label={`${t('governance.editor.text')} ${field.name + 1}`} placeholder={t('governance.editor.text')} /></Form.Item>
              <Form.Item noStyle name={[field.name, 'standard']}><Input maxLength={500} aria-label={t('governance.editor.standard')} placeholder={t('governance.editor.standard')} /></Form.Item>
              {isSheet && <Form.Item noStyle name={[field.name, 'dutyClass']}><Select allowClear aria-label={t('governance.editor.class')} placeholder={t('governance.editor.class')} options={CLASSES.map((value) => ({ value, label: t(`governance.dutyClass.${value}`) }))} /></Form.Item>}
              {isSheet && <Form.Item noStyle name={[field.name, 'promise']}><Select allowClear showSearch={{ optionFilterProp: 'label' }} popupMatchSelectWidth={false} aria-label={t('governance.editor.promise')} placeholder={t('governance.editor.promise')} options={promises} /></Form.Item>}
              <Button type="text" icon={<DeleteOutlined />} aria-label={t('governance.editor.remove')} onClick={() => remove(field.name)} />
            </div>
          ))}
          <Button type="dashed" block icon={<PlusOutlined />} onClick={() => add(blank())}>{t('governance.editor.add')}</Button>
        </>
      )}
    </Form.List>
  )
}
