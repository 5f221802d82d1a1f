import type { Locale, maintenance } from '@guanjia/contract'

type Words = readonly [cn: string, tw: string, en: string]
const AT: Record<Locale, 0 | 1 | 2> = { 'zh-CN': 0, 'zh-TW': 1, en: 2 }
export const said = (words: Words, locale: Locale): string => words[AT[locale]]

type Step = maintenance.ProcedureStep
export interface ReadyStep extends Partial<Omit<Step, 'id' | 'text' | 'kind'>> {
  id: string
  kind: Step['kind']
  words: Words
}
export interface ReadyProcedure {
  key: string
  /** The class of facilities that it is for, by its code. */
  classCode: string
  name: Words
  steps: readonly ReadyStep[]
  safety: Words
  needsLockOut?: boolean
  permits?: maintenance.Procedure['permits']
  minutes: number
  tools?: readonly Words[]
}

/** A step that is done or not; what is not fine wants a picture. */
const check = (id: string, words: Words, extra: Partial<ReadyStep> = {}): ReadyStep => ({ id, kind: 'check', words, photoWhenBad: true, ...extra })
const measure = (id: string, words: Words, unit: string, low: number | null, high: number | null, extra: Partial<ReadyStep> = {}): ReadyStep => ({ id, kind: 'measure', words, unit, low, high, ...extra })
const photo = (id: string, words: Words): ReadyStep => ({ id, kind: 'photo', words, isRequired: false })

export const stepIn = ({ words, ...step }: ReadyStep, locale: Locale): Step => ({ hint: '', isRequired: true, unit: '', low: null, high: null, photoWhenBad: false, severity: 'normal', ...step, text: said(words, locale) })

/** Procedures that every organisation begins with; steps and limits are those of the trade, and a site writes its own versions. */
export const READY_PROCEDURES: readonly ReadyProcedure[] = [
  {
    key: 'lift_half_monthly', classCode: '02.01', name: ['电梯半月维保', '電梯半月保養', 'Lift service, half-monthly'], minutes: 90, needsLockOut: true, safety: ['两人作业，轿门口设护栏和警示牌，主开关上锁挂牌。', '兩人作業，車廂口設護欄與警示牌，主開關上鎖掛牌。', 'Two people; barriers and signs at the doors; main switch locked and tagged.'],
    steps: [
      check('machine_room', ['机房、滑轮间清洁，门窗完好，照明正常', '機房、滑輪間清潔，門窗完好，照明正常', 'Machine room clean, closed and lit']), check('brake', ['制动器间隙和动作正常', '煞車器間隙與動作正常', 'Brake gap and action'], { severity: 'dangerous' }),
      check('governor', ['限速器各销轴部位润滑、转动灵活', '限速器各銷軸潤滑、轉動靈活', 'Overspeed governor lubricated and free'], { severity: 'serious' }), check('car_light', ['轿厢照明、风扇、应急照明正常', '車廂照明、風扇、緊急照明正常', 'Car light, fan and emergency light']),
      check('alarm', ['轿内报警和对讲通畅', '車廂內警報與對講暢通', 'Alarm and intercom in the car'], { severity: 'serious' }), check('door', ['轿门防撞击保护装置有效', '車門防夾裝置有效', 'Door protection works'], { severity: 'dangerous' }),
      check('landing', ['层站召唤、层楼显示、层门锁正常', '乘場召喚、樓層顯示、乘場門鎖正常', 'Landing calls, displays and door locks'], { severity: 'serious' }), measure('levelling', ['平层误差', '平層誤差', 'Levelling error'], 'mm', -10, 10), check('pit', ['底坑清洁、无积水，急停有效', '機坑清潔、無積水，急停有效', 'Pit clean and dry, stop works'], { severity: 'serious' }), photo('sheet', ['维保单现场公示照片', '保養單現場公示照片', 'Picture of the sheet on display']),
    ],
  },
  {
    key: 'fire_pump_monthly', classCode: '04.02', name: ['消防泵与喷淋月度保养', '消防泵與撒水每月保養', 'Fire pumps and sprinklers, monthly'], minutes: 60, safety: ['试泵前通知消控室，试后恢复自动。', '試泵前通知消控室，試後恢復自動。', 'Tell the control room before the test; back to automatic after it.'],
    steps: [
      check('auto', ['控制柜处于自动状态，指示灯正常', '控制盤處於自動狀態，指示燈正常', 'Cabinet on automatic, lamps fine'], { severity: 'serious' }), check('start', ['手动、自动启泵正常，主备切换有效', '手動、自動啟泵正常，主備切換有效', 'Starts by hand and by itself, stand-by takes over'], { severity: 'dangerous' }),
      measure('pressure', ['出口压力', '出口壓力', 'Outlet pressure'], 'MPa', 0.4, 1.2, { severity: 'serious' }), measure('stable', ['稳压系统压力', '穩壓系統壓力', 'Holding pressure'], 'MPa', 0.15, 0.6), check('valves', ['阀门常开并有标识，无渗漏', '閥門常開並有標示，無滲漏', 'Valves open, marked and tight']), check('end_test', ['末端试水装置动作正常', '末端試水裝置動作正常', 'End test valve works']), photo('after', ['恢复自动后控制柜照片', '恢復自動後控制盤照片', 'Cabinet on automatic after the test']),
    ],
  },
  {
    key: 'fire_alarm_monthly', classCode: '04.01', name: ['火灾报警月度测试', '火災警報每月測試', 'Fire alarm test, monthly'], minutes: 60, safety: ['测试前通知消控室和值班人员。', '測試前通知消控室與值班人員。', 'Tell the control room and the watch first.'],
    steps: [check('panel', ['主机无故障、屏蔽点有记录', '主機無故障、屏蔽點有紀錄', 'Panel without faults, isolated points on record'], { severity: 'serious' }), check('detectors', ['抽测探测器报警正常', '抽測探測器警報正常', 'Sampled detectors report'], { severity: 'serious' }), check('linkage', ['联动迫降、广播、排烟动作正常', '連動迫降、廣播、排煙動作正常', 'Lifts, speakers and smoke control follow'], { severity: 'dangerous' }), check('battery', ['备用电源切换正常', '備用電源切換正常', 'Battery takes over'], { severity: 'serious' })],
  },
  {
    key: 'extinguisher_monthly', classCode: '04.03', name: ['灭火器月度检查', '滅火器每月檢查', 'Extinguishers, monthly'], minutes: 30, safety: ['', '', ''],
    steps: [check('pressure', ['压力表在绿区', '壓力表在綠區', 'Gauge in the green'], { severity: 'serious' }), check('seal', ['铅封、喷管完好，在有效期内', '鉛封、噴管完好，在有效期內', 'Seal and hose whole, in date']), check('place', ['在位、无遮挡', '在位、無遮擋', 'In place and free'])],
  },
  {
    key: 'generator_run', classCode: '01.03', name: ['发电机月度试运行', '發電機每月試運轉', 'Generator test run, monthly'], minutes: 45, safety: ['机房通风，戴护耳，严禁带负荷合闸。', '機房通風，戴護耳，嚴禁帶負載合閘。', 'Air the room, wear ear protection, never close under load.'],
    steps: [check('fluids', ['机油、冷却液、燃油液位正常', '機油、冷卻液、燃油液位正常', 'Oil, coolant and fuel']), measure('battery', ['启动电池电压', '啟動電池電壓', 'Starting battery'], 'V', 24, 29, { severity: 'serious' }), check('start', ['15 秒内启动成功', '15 秒內啟動成功', 'Starts within 15 s'], { severity: 'serious' }), measure('voltage', ['空载电压', '空載電壓', 'Voltage without load'], 'V', 380, 420), measure('frequency', ['频率', '頻率', 'Frequency'], 'Hz', 49.5, 50.5), check('leaks', ['运行 15 分钟无漏油、漏水、异响', '運轉 15 分鐘無漏油、漏水、異響', 'No leaks or noise in 15 minutes'])],
  },
  {
    key: 'generator_hours', classCode: '01.03', name: ['发电机 250 小时保养', '發電機 250 小時保養', 'Generator service, every 250 hours'], minutes: 120, needsLockOut: true, safety: ['停机、断开启动电池并上锁挂牌，冷却后作业。', '停機、斷開啟動電池並上鎖掛牌，冷卻後作業。', 'Stopped, battery off, locked and tagged, cooled down.'],
    steps: [check('oil', ['更换机油和机油滤芯', '更換機油與機油濾芯', 'Oil and oil filter changed']), check('fuel_filter', ['更换燃油滤芯', '更換燃油濾芯', 'Fuel filter changed']), check('air_filter', ['清洁或更换空气滤芯', '清潔或更換空氣濾芯', 'Air filter cleaned or changed']), check('belt', ['皮带张紧度正常', '皮帶張力正常', 'Belt tension']), check('test', ['试机正常', '試機正常', 'Test run'])],
  },
  {
    key: 'tank_cleaning', classCode: '03.02', name: ['生活水箱清洗消毒', '蓄水池清洗消毒', 'Water tank cleaning'], minutes: 240, permits: ['confined_space'], safety: ['有限空间作业：先通风、再检测、后作业，专人监护；清洗人员持健康证；提前通知停水。', '局限空間作業：先通風、再檢測、後作業，專人監護；清洗人員持健康證；提前通知停水。', 'Confined space: air, measure, then enter, with somebody outside; health certificates; residents told of the cut.'],
    steps: [check('notice', ['已提前公告停水', '已提前公告停水', 'Residents were told'], { photoWhenBad: false }), measure('oxygen', ['进入前氧含量', '進入前氧含量', 'Oxygen before entering'], '%', 19.5, 23.5, { severity: 'dangerous' }), check('clean', ['清洗、消毒、冲洗完成', '清洗、消毒、沖洗完成', 'Cleaned, disinfected, rinsed']), check('cover', ['人孔盖上锁、溢流管防虫网完好', '人孔蓋上鎖、溢流管防蟲網完好', 'Cover locked, screens whole'], { severity: 'serious' }), measure('chlorine', ['余氯', '餘氯', 'Residual chlorine'], 'mg/L', 0.05, 4, { severity: 'serious' }), measure('turbidity', ['浊度', '濁度', 'Turbidity'], 'NTU', 0, 1, { severity: 'serious' }), photo('after', ['清洗后照片', '清洗後照片', 'Picture after cleaning'])],
  },
  {
    key: 'supply_pump_monthly', classCode: '03.01', name: ['生活水泵月度保养', '生活水泵每月保養', 'Supply pumps, monthly'], minutes: 45, needsLockOut: true, safety: ['检修泵断电上锁挂牌，保持另一台供水。', '檢修泵斷電上鎖掛牌，保持另一台供水。', 'The pump in hand is off and locked; the other supplies.'],
    steps: [measure('pressure', ['出口压力', '出口壓力', 'Outlet pressure'], 'MPa', 0.2, 1, { severity: 'serious' }), measure('current', ['运行电流占额定', '運轉電流占額定', 'Current, of rated'], '%', null, 100), measure('temperature', ['轴承温度', '軸承溫度', 'Bearing temperature'], '℃', null, 75, { severity: 'serious' }), check('seal', ['轴封无渗漏，无异响振动', '軸封無滲漏，無異響振動', 'Seal tight, no noise or shaking']), check('switch', ['主备泵自动切换正常', '主備泵自動切換正常', 'Stand-by takes over'], { severity: 'serious' })],
  },
  {
    key: 'sewage_pump_quarterly', classCode: '03.03', name: ['排污泵季度保养', '污水泵每季保養', 'Sewage pumps, quarterly'], minutes: 45, needsLockOut: true, permits: ['confined_space'], safety: ['断电上锁，集水坑作业先通风检测。', '斷電上鎖，集水坑作業先通風檢測。', 'Off and locked; air and measure before the pit.'],
    steps: [check('level', ['液位浮球启停正常', '液位浮球啟停正常', 'Float switches work'], { severity: 'serious' }), check('pump', ['启泵排水正常、无异响', '啟泵排水正常、無異響', 'Pumps without noise'], { severity: 'serious' }), check('pit', ['集水坑已清理', '集水坑已清理', 'Pit cleaned']), measure('insulation', ['绝缘电阻', '絕緣電阻', 'Insulation'], 'MΩ', 0.5, null, { severity: 'serious' })],
  },
  {
    key: 'distribution_monthly', classCode: '01.02', name: ['配电房月度保养', '配電室每月保養', 'Distribution room, monthly'], minutes: 60, permits: ['electrical'], safety: ['持证电工两人作业，绝缘防护，未经许可不得停送电。', '持證電工兩人作業，絕緣防護，未經許可不得停送電。', 'Two licensed electricians, insulated; no switching without leave.'],
    steps: [measure('voltage', ['线电压', '線電壓', 'Line voltage'], 'V', 361, 407, { severity: 'serious' }), measure('temperature', ['母排接点最高温度', '母排接點最高溫度', 'Hottest joint'], '℃', null, 70, { severity: 'dangerous' }), check('room', ['温湿度、防鼠、防水、照明正常', '溫濕度、防鼠、防水、照明正常', 'Climate, rodents, water, light']), check('meters', ['仪表、指示灯、标识完好', '儀表、指示燈、標示完好', 'Meters, lamps and labels']), check('tools', ['绝缘工具、灭火器在位有效', '絕緣工具、滅火器在位有效', 'Insulated tools and extinguishers in place and date'])],
  },
  {
    key: 'access_quarterly', classCode: '05.02', name: ['门禁对讲季度保养', '門禁對講每季保養', 'Doors and intercom, quarterly'], minutes: 30, safety: ['', '', ''],
    steps: [check('open', ['刷卡、人脸、出门按钮开门正常', '刷卡、人臉、出門按鈕開門正常', 'Cards, faces and buttons open']), check('fire_release', ['消防联动释放正常', '消防連動釋放正常', 'Opens by fire alarm'], { severity: 'dangerous' }), check('intercom', ['对讲、视频清晰', '對講、視訊清晰', 'Voice and picture are clear']), check('closer', ['闭门器、门锁完好', '關門器、門鎖完好', 'Closer and lock'])],
  },
  {
    key: 'camera_monthly', classCode: '05.01', name: ['视频监控月度保养', '監視錄影每月保養', 'Cameras, monthly'], minutes: 60, permits: ['height'], safety: ['高处作业系安全带。', '高處作業繫安全帶。', 'Belts at height.'], steps: [check('picture', ['画面清晰、无遮挡', '畫面清晰、無遮擋', 'Clear and free picture']), measure('kept', ['录像保存天数', '錄影保存天數', 'Days kept'], '天', 30, null, { severity: 'serious' }), check('time', ['时间准确', '時間準確', 'Right time'])],
  },
  {
    key: 'barrier_monthly', classCode: '05.03', name: ['道闸月度保养', '柵欄機每月保養', 'Vehicle barriers, monthly'], minutes: 30, needsLockOut: true, safety: ['断电后调整机械部分，现场有人疏导。', '斷電後調整機械部分，現場有人疏導。', 'Off before the mechanics; somebody guides the traffic.'], steps: [check('anti_smash', ['防砸功能有效', '防砸功能有效', 'Does not hit what stands below'], { severity: 'dangerous' }), check('recognition', ['车牌识别、起落正常', '車牌辨識、起落正常', 'Reads plates, opens and closes']), check('spring', ['弹簧、机芯润滑', '彈簧、機芯潤滑', 'Spring and gear lubricated'])],
  },
  {
    key: 'plumbing_monthly', classCode: '03', name: ['案场给排水月度保养', '案場給排水每月保養', 'Plumbing of the sales office, monthly'], minutes: 45, safety: ['', '', ''], steps: [check('taps', ['龙头、洁具、排水正常无渗漏', '水龍頭、潔具、排水正常無滲漏', 'Taps, basins and drains tight']), check('pump', ['水景、水泵运行正常', '水景、水泵運轉正常', 'Fountains and pumps run'])],
  },
  {
    key: 'electrical_monthly', classCode: '01', name: ['案场电气月度保养', '案場電氣每月保養', 'Electrics of the sales office, monthly'], minutes: 45, permits: ['electrical'], safety: ['持证作业。', '持證作業。', 'Licensed people only.'], steps: [check('panel', ['配电箱标识、漏电保护动作正常', '配電箱標示、漏電保護動作正常', 'Labels and residual-current trips'], { severity: 'serious' }), check('lamps', ['照明、沙盘、插座正常', '照明、沙盤、插座正常', 'Lamps, models and sockets'])],
  },
  {
    key: 'hvac_monthly', classCode: '06', name: ['空调月度保养', '空調每月保養', 'HVAC, monthly'], minutes: 60, needsLockOut: true, safety: ['断电上锁后清洗。', '斷電上鎖後清洗。', 'Off and locked before cleaning.'], steps: [check('filters', ['滤网、风口已清洗', '濾網、風口已清洗', 'Filters and outlets cleaned']), check('drain', ['冷凝水排放通畅', '冷凝水排放暢通', 'Condensate drains']), measure('supply', ['出风温差', '出風溫差', 'Temperature difference'], '℃', 8, null)],
  },
]
