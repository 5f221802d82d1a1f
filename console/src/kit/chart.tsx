import { BarChart, LineChart } from 'echarts/charts'
import { AriaComponent, GridComponent, LegendComponent, TooltipComponent } from 'echarts/components'
import { init, use, type ECharts, type EChartsCoreOption } from 'echarts/core'
import { SVGRenderer } from 'echarts/renderers'
import { useEffect, useRef } from 'react'
import { useIsDark } from '../theme.ts'

use([BarChart, LineChart, AriaComponent, GridComponent, LegendComponent, TooltipComponent, SVGRenderer])

/** Blue, orange and grey differ in lightness as well, so that they stay apart without colour vision. */
export const CHART_COLORS = { light: ['#0958d9', '#d46b08', '#8c8c8c'], dark: ['#4a8fff', '#ffa940', '#a6a6a6'] }

interface Props {
  option: EChartsCoreOption
  height: number
  /** What the chart says, for those who do not see it; the table beside has the numbers. */
  label: string
  /** A click on an element: its place in the data. */
  onPick?: (index: number) => void
}

export function Chart({ option, height, label, onPick }: Props) {
  const box = useRef<HTMLDivElement>(null)
  const chart = useRef<ECharts | null>(null)
  const pick = useRef(onPick)
  pick.current = onPick
  const dark = useIsDark()
  useEffect(() => {
    const instance = init(box.current, dark ? 'dark' : undefined, { renderer: 'svg' })
    instance.on('click', ({ dataIndex }) => pick.current?.(dataIndex))
    chart.current = instance
    const resize = new ResizeObserver(() => instance.resize())
    resize.observe(box.current!)
    // Paper has another width: the drawing is scaled to it as it is.
    const scale = (): void => {
      const svg = box.current?.querySelector('svg')
      svg?.setAttribute('viewBox', `0 0 ${svg.getAttribute('width')} ${svg.getAttribute('height')}`)
    }
    const unscale = (): void => box.current?.querySelector('svg')?.removeAttribute('viewBox')
    addEventListener('beforeprint', scale)
    addEventListener('afterprint', unscale)
    return () => {
      removeEventListener('beforeprint', scale)
      removeEventListener('afterprint', unscale)
      resize.disconnect()
      instance.dispose()
      chart.current = null
    }
  }, [dark])
  useEffect(() => {
    const colors = dark ? CHART_COLORS.dark : CHART_COLORS.light
    chart.current?.setOption(
      { animation: false, color: colors, backgroundColor: 'transparent', textStyle: { fontFamily: 'inherit' }, ...option },
      true,
    )
  }, [option, dark])
  return <div ref={box} role="img" aria-label={label} style={{ height }} />
}
