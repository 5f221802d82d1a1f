import { App, Form, Input, Segmented, Select, InputNumber } from 'antd'
import { useAct, useCall, useLabel, useT } from '@guanjia/ui'
import type { CaseKind, Category } from '@guanjia/contract/cases.ts'
import { ActForm } from '../kit/act-form.tsx'
import { useChoices } from '../kit/choices.ts'
import { EditForm } from '../kit/edit-form.tsx'
import { inWords } from '../kit/worded.ts'
import { useSite } from '../session/session.tsx'

interface Facts {
  name: string
  kind: CaseKind | null
  departmentCode: string | null
  urgency: Category['urgency']
  skill: string | null
  certificate: string | null
  warrantyDays: number | null
}
interface NewCategory extends Facts {
  code: string
}

/** A new category of the first level, or below a parent whose kind and department it begins with. */
export function CategoryForm({ parent, sortOrder, onClose }: { parent: Category | null; sortOrder: number; onClose: () => void }) {
  const t = useT()
  const { message } = App.useApp()
  const make = useAct('cases.createCategory', ['cases'])
  const submit = async (values: NewCategory): Promise<void> => {
    const made = await inWords(t, () =>
      make.mutateAsync({
        body: {
          ...values,
          kind: values.kind ?? null,
          departmentCode: values.departmentCode ?? null,
          skill: values.skill ?? null,
          certificate: values.certificate ?? null,
          parentId: parent?.id ?? null,
          sortOrder,
        },
      }),
    )
    void message.success(t('archives.created', { name: made.name }))
  }
  return (
    <ActForm<NewCategory>
      title={parent ? `${t('settings.categories.new')} · ${parent.name}` : t('settings.categories.new')}
      verb={t('settings.categories.act')}
      onSubmit={submit}
      onClose={onClose}
      initial={{
        name: '',
        code: parent ? `${parent.code}.` : '',
        kind: parent?.kind ?? null,
        departmentCode: parent?.departmentCode ?? null,
        urgency: 'normal',
        skill: parent?.skill ?? null,
        certificate: parent?.certificate ?? null,
        warrantyDays: null,
      }}
    >
      <Form.Item
        name="name"
        label={t('settings.categories.name')}
        rules={[{ required: true, whitespace: true, message: t('shell.fieldNeeded') }]}
      >
        <Input maxLength={50} autoFocus />
      </Form.Item>
      <Form.Item
        name="code"
        label={t('settings.categories.code')}
        extra={t('settings.categories.codeHint')}
        rules={[
          { required: true, message: t('shell.fieldNeeded') },
          { pattern: /^[a-z0-9_]+(\.[a-z0-9_]+)*$/, message: t('settings.categories.codeBad') },
        ]}
      >
        <Input maxLength={40} />
      </Form.Item>
      <FactFields />
    </ActForm>
  )
}

export function CategoryChange({ category, onClose }: { category: Category; onClose: () => void }) {
  const t = useT()
  const label = useLabel()
  const { message } = App.useApp()
  const change = useAct('cases.changeCategory', ['cases'])
  const save = async (changes: Partial<Facts>, version: number): Promise<void> => {
    await inWords(t, () => change.mutateAsync({
        params: { id: category.id },
        body: { ...changes, ...('skill' in changes ? { skill: changes.skill ?? null } : {}), ...('certificate' in changes ? { certificate: changes.certificate ?? null } : {}), version },
      }))
    void message.success(t('archives.saved'))
  }
  return (
    <EditForm<Category, Facts>
      title={`${t('settings.categories.change')} · ${category.code}`}
      verb={t('shell.form.save')}
      record={category}
      onSave={save}
      onClose={onClose}
      valuesOf={({ name, kind, departmentCode, urgency, warrantyDays, skill, certificate }) => ({ name, kind, departmentCode, urgency, warrantyDays, skill, certificate })}
      fields={{
        name: { label: t('settings.categories.name') },
        kind: { label: t('settings.categories.kind'), show: (value) => label('caseKind', value as string) },
        departmentCode: { label: t('settings.categories.department') },
        warrantyDays: { label: t('paid.warrantyDays') },
        urgency: { label: t('settings.categories.urgency'), show: (value) => label('urgency', value as string) },
        skill: { label: label('competenceKind', 'skill') },
        certificate: { label: label('competenceKind', 'certificate') },
      }}
    >
      <Form.Item
        name="name"
        label={t('settings.categories.name')}
        rules={[{ required: true, whitespace: true, message: t('shell.fieldNeeded') }]}
      >
        <Input maxLength={50} autoFocus />
      </Form.Item>
      <FactFields />
    </EditForm>
  )
}

function FactFields() {
  const t = useT()
  const site = useSite()
  const kinds = useChoices('caseKind')
  const urgencies = useChoices('urgency')
  const label = useLabel()
  const competences = useCall('people.listCompetences', {}, { staleTime: 300_000 })
  const of = (kind: 'skill' | 'certificate') =>
    competences.data?.items.filter((one) => one.kind === kind && one.isActive).map(({ name }) => ({ value: name, label: name }))
  const departments = useCall('organization.listDepartments', { query: { siteId: site.id } }, { staleTime: 300_000 })
  return (
    <>
      <div className="gj-form-pair">
        <Form.Item name="kind" label={t('settings.categories.kind')}>
          <Select allowClear placeholder={t('settings.categories.anyKind')} options={kinds} />
        </Form.Item>
        <Form.Item name="departmentCode" label={t('settings.categories.department')}>
          <Select
            allowClear
            showSearch={{ optionFilterProp: 'label' }}
            placeholder={t('settings.categories.noDepartment')}
            options={departments.data?.items.map(({ code, name }) => ({ value: code, label: name }))}
          />
        </Form.Item>
      </div>
      <div className="gj-form-pair">
        {(['skill', 'certificate'] as const).map((kind) => (
          <Form.Item key={kind} name={kind} label={label('competenceKind', kind)}>
            <Select allowClear showSearch options={of(kind)} />
          </Form.Item>
        ))}
      </div>
      <Form.Item name="urgency" label={t('settings.categories.urgency')}>
        <Segmented options={urgencies} />
      </Form.Item>
      <Form.Item name="warrantyDays" label={t('paid.warrantyDays')} extra={t('paid.warrantyHint')}>
        <InputNumber min={0} max={3650} precision={0} style={{ width: 160 }} />
      </Form.Item>
    </>
  )
}
