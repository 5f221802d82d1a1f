import { App, Checkbox, Form, Input, Segmented } from 'antd'
import { useAct, useT } from '@guanjia/ui'
import type { Opportunity, OpportunityType } from '@guanjia/contract/relations.ts'
import { ActForm } from '../kit/act-form.tsx'
import { useChoices } from '../kit/choices.ts'
import { useNewId } from '../kit/new-id.ts'
import { PersonPicker, UnitPicker } from '../kit/pickers.tsx'
import { inWords } from '../kit/worded.ts'
import { useSite } from '../session/session.tsx'

interface Values {
  type: OpportunityType
  what: string
  empathy: string
  unitId: string | null
  personId: string | null
  hasCustody: boolean
}

/** Notices an opportunity; from a case it keeps the household of the case. */
export function NoticeForm({ from, type = 'special_situation', onClose, onMade }: { from?: { id: string; siteId: string }; type?: OpportunityType; onClose: () => void; onMade?: (made: Opportunity) => void }) {
  const t = useT()
  const site = useSite()
  const { message } = App.useApp()
  const types = useChoices('opportunityType')
  const notice = useAct('relations.noticeOpportunity', ['relations', 'cases'])
  const id = useNewId()
  const submit = async (values: Values): Promise<void> => {
    const made = await inWords(t, () => notice.mutateAsync({ body: { ...values, id: id, siteId: from?.siteId ?? site.id, caseId: from?.id ?? null } }))
    void message.success(t('care.opportunity.noticed', { number: made.number }))
    onMade?.(made)
  }
  return (
    <ActForm<Values>
      title={type === 'special_request' && from ? t('care.case.request') : t('care.opportunity.new')}
      verb={t('care.opportunity.verb')}
      width={600}
      hint={type === 'special_request' && from ? t('care.case.requestHint') : undefined}
      initial={{ type, what: '', empathy: '', unitId: null, personId: null, hasCustody: false }}
      onSubmit={submit}
      onClose={onClose}
    >
      {(form) => (
        <>
          <Form.Item name="type" label={t('care.opportunity.field.type')}>
            <Segmented options={types} />
          </Form.Item>
          <Form.Item name="what" label={t('care.opportunity.field.what')} extra={t('care.opportunity.whatHint')} rules={[{ required: true, whitespace: true, message: t('shell.fieldNeeded') }]}>
            <Input.TextArea autoSize={{ minRows: 2, maxRows: 6 }} maxLength={1000} autoFocus />
          </Form.Item>
          <Form.Item name="empathy" label={t('care.plan.empathy')} extra={t('care.plan.empathyHint')}>
            <Input.TextArea autoSize={{ minRows: 2, maxRows: 4 }} maxLength={1000} />
          </Form.Item>
          {!from && (
            <div className="gj-form-pair">
              <Form.Item name="unitId" label={t('care.opportunity.field.unit')}>
                <UnitPicker />
              </Form.Item>
              <Form.Item name="personId" label={t('care.opportunity.field.person')}>
                <PersonPicker />
              </Form.Item>
            </div>
          )}
          <Custody form={form} />
        </>
      )}
    </ActForm>
  )
}

function Custody({ form }: { form: ReturnType<typeof Form.useForm<Values>>[0] }) {
  const t = useT()
  const type = Form.useWatch('type', form) as OpportunityType | undefined
  if (type !== 'special_request') return null
  return (
    <Form.Item name="hasCustody" valuePropName="checked">
      <Checkbox>{t('care.opportunity.custody')}</Checkbox>
    </Form.Item>
  )
}
