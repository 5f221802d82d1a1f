import { FileImageOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { useRef, type ReactNode } from 'react'
import { useT } from '@guanjia/ui'
import { useComplain } from '../../kit/problem.tsx'
import { savePng } from '../../kit/png.ts'
import './analysis.css'

/** A chart under the finding that it shows, with its picture to take along and the table of its numbers below. */
export function ChartCard({ title, extra, children, table }: { title: string; extra?: ReactNode; children: ReactNode; table?: ReactNode }) {
  const t = useT()
  const complain = useComplain()
  const box = useRef<HTMLDivElement>(null)
  const save = (): void => {
    const svg = box.current?.querySelector('svg')
    if (svg) void savePng(svg, title, title).catch(complain)
  }
  return (
    <section className="gj-card gj-chart">
      <header>
        <h2 className="gj-grow">{title}</h2>
        {extra}
        <Button type="text" size="small" className="gj-screen-only" icon={<FileImageOutlined />} aria-label={`${t('analysis.png')}：${title}`} title={t('analysis.png')} onClick={save} />
      </header>
      <div ref={box} className="gj-analysis-body">
        {children}
      </div>
      {table && (
        <details className="gj-analysis-table">
          <summary>{t('analysis.data')}</summary>
          {table}
        </details>
      )}
    </section>
  )
}
