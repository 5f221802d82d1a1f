import { DatePicker, Form, type FormInstance } from 'antd'
import dayjs from 'dayjs'

type Word = 'season' | 'seasonHint' | 'seasonBoth' | 'seasonFrom' | 'seasonTo'

/** From which day of the year to which: both or none. */
export function SeasonFields({ form, words }: { form: FormInstance; words: (key: Word) => string }) {
  const both = { validator: (_: unknown, value: unknown) => (!value === !form.getFieldValue('seasonTo') ? Promise.resolve() : Promise.reject(new Error(words('seasonBoth')))) }
  return (
    <Form.Item label={words('season')} extra={words('seasonHint')}>
      <div className="gj-row">
        <Form.Item noStyle name="seasonFrom" dependencies={['seasonTo']} rules={[both]}><MonthDay label={words('seasonFrom')} /></Form.Item>
        <span>–</span>
        <Form.Item noStyle name="seasonTo"><MonthDay label={words('seasonTo')} /></Form.Item>
      </div>
    </Form.Item>
  )
}

/** `03-15`, every year. */
function MonthDay({ value, onChange, label, id }: { id?: string; value?: string | null; onChange?: (value: string | null) => void; label: string }) {
  // A leap year, so that 29 February can be chosen.
  return <DatePicker id={id} aria-label={label} placeholder={label} format="MM-DD" style={{ flex: 1 }} value={value ? dayjs(`2028-${value}`) : null} onChange={(day) => onChange?.(day ? day.format('MM-DD') : null)} />
}
