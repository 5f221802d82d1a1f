import { CloseOutlined, PlusOutlined } from '@ant-design/icons'
import { App, Button, Form, Input, Segmented, Select } from 'antd'
import { formatPhone, useAct, useLabel, useT, type CallInput } from '@guanjia/ui'
import type { Person } from '@guanjia/contract/archives.ts'
import type { ConsentChannel } from '@guanjia/contract/personal-data.ts'
import { ActForm } from '../kit/act-form.tsx'
import { useChoices } from '../kit/choices.ts'
import { DayPicker } from '../kit/day-picker.tsx'
import { EditForm } from '../kit/edit-form.tsx'
import { inWords } from '../kit/worded.ts'
import { ConsentField } from './consent-field.tsx'
import './archives.css'

interface Values {
  name: string
  kind: Person['kind']
  sex: Person['sex']
  phones: { number: string; label: string }[]
  email: string
  idKind: Person['idKind']
  /** Empty while a file is changed: the number that is kept stays. */
  idNumber: string
  consentChannel: ConsentChannel | null
  birthday: string | null
  workplace: string
  emergencyContact: string
  tags: string[]
  note: string
}

const NOTHING_KNOWN: Values = {
  name: '',
  kind: 'person',
  sex: 'unknown',
  phones: [{ number: '', label: '' }],
  email: '',
  idKind: null,
  idNumber: '',
  consentChannel: null,
  birthday: null,
  workplace: '',
  emergencyContact: '',
  tags: [],
  note: '',
}

function valuesOf(person: Person): Values {
  const { name, kind, sex, email, idKind, birthday, workplace, emergencyContact, tags, note } = person
  return {
    name,
    kind,
    sex,
    phones: person.phoneDetails.map(({ number, label }) => ({ number, label })),
    email,
    idKind,
    idNumber: '',
    consentChannel: null,
    birthday,
    workplace,
    emergencyContact,
    tags,
    note,
  }
}

const filled = (phones: Values['phones'] | undefined): Values['phones'] =>
  (phones ?? []).filter(({ number }) => number?.trim()).map(({ number, label }) => ({ number: number.trim(), label: label ?? '' }))

/** What the server refuses in a file, in words of the field. */
function useWrong(): Record<string, string> {
  const t = useT()
  return {
    '/idNumber': t('archives.personForm.idWrong'),
    '/phones/#/number': t('archives.personForm.phoneWrong'),
    '/phones/#': t('archives.personForm.phoneWrong'),
  }
}

/** A new person or company of a site. */
export function PersonForm({ siteId, onClose, onMade }: { siteId: string; onClose: () => void; onMade: (person: Person) => void }) {
  const t = useT()
  const { message } = App.useApp()
  const make = useAct('archives.createPerson', ['archives'])
  const wrong = useWrong()
  const submit = async ({ phones, idNumber, consentChannel, ...values }: Values): Promise<void> => {
    const person = await inWords(
      t,
      () =>
        make.mutateAsync({
          body: { ...values, siteId, phones: filled(phones), idKind: values.idKind ?? null, idNumber: idNumber.trim() || null, ...(consentChannel ? { consent: { channel: consentChannel } } : {}) },
        }),
      wrong,
    )
    void message.success(t('archives.created', { name: person.name }))
    onMade(person)
  }
  return (
    <ActForm<Values>
      title={t('archives.personForm.create')}
      verb={t('archives.personForm.act')}
      initial={NOTHING_KNOWN}
      onSubmit={submit}
      onClose={onClose}
      width={640}
    >
      <PersonFields canChooseKind />
    </ActForm>
  )
}

/** Changes a person's file; when two people do it at once, both versions are shown. */
export function PersonChange({ person, onClose }: { person: Person; onClose: () => void }) {
  const t = useT()
  const label = useLabel()
  const { message } = App.useApp()
  const change = useAct('archives.changePerson', ['archives', 'cases'])
  const wrong = useWrong()
  const save = async ({ kind: _, phones, idNumber, consentChannel, ...changes }: Partial<Values>, version: number): Promise<void> => {
    const body: CallInput<'archives.changePerson'>['body'] = { ...changes, version }
    if (phones) body.phones = filled(phones)
    if (idNumber) body.idNumber = idNumber.trim()
    if (consentChannel) body.consent = { channel: consentChannel }
    await inWords(t, () => change.mutateAsync({ params: { id: person.id }, body }), wrong)
    void message.success(t('archives.saved'))
  }
  return (
    <EditForm<Person, Values>
      title={`${t('archives.personForm.change')} · ${person.name}`}
      verb={t('shell.form.save')}
      record={person}
      valuesOf={valuesOf}
      onSave={save}
      onClose={onClose}
      width={640}
      fields={{
        name: { label: t('archives.field.personName') },
        kind: { label: t('archives.field.kind') },
        sex: { label: t('shell.field.sex'), show: (value) => label('sex', value as string) },
        phones: {
          label: t('shell.field.phones'),
          show: (value) =>
            (value as Values['phones'])
              .map((phone) => [formatPhone(phone.number), phone.label].filter(Boolean).join(' '))
              .join(t('archives.comma')),
        },
        email: { label: t('shell.field.email') },
        idKind: { label: t('shell.field.idKind'), show: (value) => label('idKind', value as string) },
        idNumber: { label: t('shell.field.idNumber') },
        consentChannel: { label: t('archives.consent.label') },
        birthday: { label: t('shell.field.birthday') },
        workplace: { label: t('shell.field.workplace') },
        emergencyContact: { label: t('shell.field.emergencyContact') },
        tags: { label: t('shell.field.tags'), show: (value) => (value as string[]).join(t('archives.comma')) },
        note: { label: t('shell.field.note') },
      }}
    >
      <PersonFields keptId={person.idNumberMasked} isCompany={person.kind === 'company'} />
    </EditForm>
  )
}

function PersonFields({
  canChooseKind = false,
  isCompany: wasCompany = false,
  keptId,
}: {
  canChooseKind?: boolean
  isCompany?: boolean
  keptId?: string | null
}) {
  const t = useT()
  const kinds = useChoices('personKind')
  const sexes = useChoices('sex')
  const idKinds = useChoices('idKind')
  const form = Form.useFormInstance<Values>()
  const isCompany = Form.useWatch('kind', form) === 'company' || wasCompany
  return (
    <>
      {canChooseKind && (
        <Form.Item name="kind">
          <Segmented options={kinds} />
        </Form.Item>
      )}
      <div className="gj-form-pair">
        <Form.Item
          name="name"
          label={isCompany ? t('archives.field.companyName') : t('archives.field.personName')}
          rules={[{ required: true, whitespace: true, message: t('shell.fieldNeeded') }]}
        >
          <Input maxLength={100} autoFocus />
        </Form.Item>
        {!isCompany && (
          <Form.Item name="sex" label={t('shell.field.sex')}>
            <Segmented options={sexes} />
          </Form.Item>
        )}
      </div>
      <Form.Item label={t('shell.field.phones')} tooltip={t('archives.personForm.phoneHint')}>
        <PhoneFields />
      </Form.Item>
      <div className="gj-form-pair">
        <Form.Item name="idKind" label={t('shell.field.idKind')}>
          <Select allowClear options={idKinds} />
        </Form.Item>
        <Form.Item name="idNumber" label={t('shell.field.idNumber')} extra={t('archives.personForm.idHint')}>
          <Input maxLength={40} autoComplete="off" placeholder={keptId ? t('archives.personForm.keepId', { id: keptId }) : undefined} />
        </Form.Item>
        <ConsentField with="paper" isCompany={isCompany} />
        {!isCompany && (
          <Form.Item name="birthday" label={t('shell.field.birthday')}>
            <DayPicker />
          </Form.Item>
        )}
        <Form.Item name="email" label={t('shell.field.email')} rules={[{ type: 'email', message: t('archives.personForm.emailBad') }]}>
          <Input maxLength={200} inputMode="email" />
        </Form.Item>
        {!isCompany && (
          <Form.Item name="workplace" label={t('shell.field.workplace')}>
            <Input maxLength={100} />
          </Form.Item>
        )}
        <Form.Item name="emergencyContact" label={t('shell.field.emergencyContact')}>
          <Input maxLength={100} />
        </Form.Item>
      </div>
      <Form.Item name="tags" label={t('shell.field.tags')}>
        <Select
          mode="tags"
          maxCount={20}
          open={false}
          suffixIcon={null}
          tokenSeparators={[',', '，', '、', ' ']}
          placeholder={t('archives.personForm.tagsHint')}
        />
      </Form.Item>
      <Form.Item name="note" label={t('shell.field.note')}>
        <Input.TextArea autoSize={{ minRows: 2, maxRows: 6 }} maxLength={2000} />
      </Form.Item>
    </>
  )
}

const GRID = { gridTemplateColumns: '3fr 2fr 32px' }

function PhoneFields() {
  const t = useT()
  return (
    <Form.List name="phones">
      {(fields, { add, remove }) => (
        <div className="gj-form-rows">
          {fields.map(({ key, name }, index) => (
            <div key={key} className="gj-form-row" style={GRID}>
              <Form.Item name={[name, 'number']} rules={[{ min: 3, message: t('archives.personForm.phoneShort') }]}>
                <Input
                  maxLength={30}
                  inputMode="tel"
                  aria-label={t('archives.field.phone')}
                  suffix={
                    index === 0 && fields.length > 1 ? (
                      <span className="gj-quiet gj-small">{t('archives.field.mainPhone')}</span>
                    ) : undefined
                  }
                />
              </Form.Item>
              <Form.Item name={[name, 'label']}>
                <Input maxLength={20} placeholder={t('archives.personForm.labelHint')} aria-label={t('archives.field.phoneLabel')} />
              </Form.Item>
              <Button type="text" icon={<CloseOutlined />} aria-label={t('archives.personForm.removePhone')} onClick={() => remove(name)} />
            </div>
          ))}
          <div>
            <Button size="small" icon={<PlusOutlined />} disabled={fields.length >= 10} onClick={() => add({ number: '', label: '' })}>
              {t('archives.personForm.addPhone')}
            </Button>
          </div>
        </div>
      )}
    </Form.List>
  )
}
