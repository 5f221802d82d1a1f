import type { emergency } from '@guanjia/contract'

/** Key, role, minutes, what it waits for, from which level, and the words in three languages. */
export type ReadyStep = readonly [key: string, role: string, minutes: number | null, after: readonly string[], level: emergency.IncidentLevel, cn: string, tw: string, en: string]

/** What each role does in the first minutes, by kind, most urgent first. */
export const STEPS: Partial<Record<emergency.IncidentKind, readonly ReadyStep[]>> = {
  fire: [
    ['evacuate', 'security', 3, [], '1', '疏散人员，启动消防设备，用灭火器控制初期火势', '疏散人員，啟動消防設備，用滅火器控制初期火勢', 'Bring people out, start the fire equipment, fight the first flames'],
    ['cut', 'engineering', 5, [], '1', '切断火区电源与燃气，启动消防泵与排烟', '切斷火區電源與瓦斯，啟動消防泵與排煙', 'Cut power and gas, start pumps and smoke extraction'],
    ['call', 'service', 2, [], '1', '拨打 119，广播疏散并安抚客户', '撥打 119，廣播疏散並安撫客戶', 'Call 119, announce the evacuation, calm people'],
    ['count', 'security', 15, ['evacuate'], '2', '集合点清点人数，登记失联人员', '集合點清點人數，登記失聯人員', 'Count heads at the assembly point, note who is missing'],
    ['lead', 'security', 10, ['evacuate'], '1', '打开消防通道，引导消防车', '打開消防通道，引導消防車', 'Open the fire lane and lead the brigade in'],
  ],
  gas_leak: [
    ['evacuate', 'security', 3, [], '1', '疏散单元人员，禁止明火与电器开关', '疏散單元人員，禁止明火與電器開關', 'Bring people out; no flame, no switch'],
    ['cut', 'engineering', 3, [], '1', '关闭单元燃气总阀，开窗通风', '關閉單元瓦斯總閥，開窗通風', 'Close the main valve, open windows'],
    ['call', 'service', 3, [], '1', '联系燃气公司抢修，通知业户', '聯絡瓦斯公司搶修，通知住戶', 'Call the gas company, tell residents'],
    ['check', 'engineering', 60, ['cut'], '1', '检测浓度合格后方可恢复', '檢測濃度合格後方可恢復', 'Measure before anybody goes back'],
  ],
  lift_trapped: [
    ['calm', 'security', 3, [], '1', '到梯口安抚被困人员，勿强行扒门', '到梯口安撫受困人員，勿強行扒門', 'Go to the car and calm people; nobody forces the doors'],
    ['call', 'service', 2, [], '1', '通知电梯维保到场（30 分钟内）', '通知電梯維保到場（30 分鐘內）', 'Call the lift company (there within 30 minutes)'],
    ['stop', 'engineering', 5, [], '1', '切断电梯电源，确认轿厢位置', '切斷電梯電源，確認車廂位置', 'Cut the power of the lift, find the car'],
    ['free', 'engineering', 30, ['stop', 'call'], '1', '与维保配合救出被困人员，查看身体状况', '與維保配合救出受困人員，查看身體狀況', 'Bring people out with the lift company; see how they are'],
    ['notice', 'service', 10, ['call'], '1', '张贴停用告示，回访被困人员', '張貼停用告示，回訪受困人員', 'Put up a notice, call on who was trapped'],
  ],
  burst_pipe: [
    ['cordon', 'security', 5, [], '1', '设警戒，防滑，禁止靠近带电设备', '設警戒，防滑，禁止靠近帶電設備', 'Cordon off, keep people from slipping and from switchgear'],
    ['cut', 'engineering', 5, [], '1', '关闭阀门，沙袋挡水，停电梯', '關閉閥門，沙袋擋水，停電梯', 'Close the valve, stop the water with sand bags, stop the lift'],
    ['notice', 'service', 10, [], '1', '通知停水范围与预计恢复时间', '通知停水範圍與預計恢復時間', 'Tell who has no water and for how long'],
    ['repair', 'engineering', 240, ['cut'], '1', '抢修并试压', '搶修並試壓', 'Repair and test'],
  ],
  power_cut: [
    ['lifts', 'security', 5, [], '1', '逐台检查电梯是否困人，维持秩序', '逐台檢查電梯是否困人，維持秩序', 'Look whether anybody is in a lift, keep order'],
    ['source', 'engineering', 10, [], '1', '查明原因，启动备用电源', '查明原因，啟動備用電源', 'Find the cause, start the generator'],
    ['notice', 'service', 10, [], '1', '公告停电范围，关注居家医疗设备业户', '公告停電範圍，關注居家醫療設備住戶', 'Tell the area; look after homes with medical equipment'],
    ['restore', 'engineering', 120, ['source'], '1', '恢复供电并检查设备', '恢復供電並檢查設備', 'Restore power, check equipment'],
  ],
  theft: [
    ['gates', 'security', 3, [], '1', '控制出入口，盘查可疑人员', '管制出入口，盤查可疑人員', 'Watch the gates, ask who is suspicious'],
    ['call', 'service', 5, [], '1', '协助报警，安抚失主', '協助報案，安撫失主', 'Help to call the police, calm who was robbed'],
    ['video', 'engineering', 15, [], '1', '调取并保存监控', '調取並保存監視畫面', 'Save the recordings'],
  ],
  fight: [
    ['part', 'security', 3, [], '1', '隔离双方，疏散围观，注意自身安全', '隔離雙方，疏散圍觀，注意自身安全', 'Part them, move bystanders away, mind your own safety'],
    ['call', 'service', 5, [], '1', '报警；有伤者拨打 120', '報警；有傷者撥打 120', 'Call the police; 120 when somebody is hurt'],
    ['video', 'engineering', 15, [], '1', '保存监控', '保存監視畫面', 'Save the recordings'],
  ],
  infection: [
    ['apart', 'security', 10, [], '1', '隔离疑似人员，管控出入', '隔離疑似人員，管制出入', 'Keep the suspected case apart, watch who comes and goes'],
    ['call', 'service', 10, [], '1', '报告疾控与街道，登记密接', '通報防疫單位，登記密切接觸者', 'Tell the health authority, write down contacts'],
    ['clean', 'engineering', 60, ['apart'], '1', '通风并对公共区域消毒', '通風並對公共區域消毒', 'Air and disinfect'],
  ],
  food_poisoning: [
    ['call', 'service', 3, [], '1', '拨打 120，登记不适人员', '撥打 120，登記不適人員', 'Call 120, write down who is unwell'],
    ['stop', 'security', 5, [], '1', '停止供应，封存食品留样', '停止供應，封存食品留樣', 'Stop serving, seal samples'],
    ['water', 'engineering', 30, [], '1', '检查饮用水与二次供水', '檢查飲用水與二次供水', 'Check the drinking water'],
  ],
  falling_object: [
    ['cordon', 'security', 3, [], '1', '警戒现场，防止二次坠落', '警戒現場，防止二次墜落', 'Cordon off, nothing else may fall on anybody'],
    ['help', 'service', 3, [], '1', '救护伤者，拨打 120、110', '救護傷者，撥打 120、110', 'Help the wounded, call 120 and 110'],
    ['units', 'security', 30, ['cordon'], '1', '列出可能楼层与住户，核对当时是否在家、是否装修', '列出可能樓層與住戶，核對當時是否在家、是否裝修', 'List the homes it may come from: who was in, who renovates'],
    ['video', 'engineering', 20, [], '1', '保存监控，检查外墙', '保存監視畫面，檢查外牆', 'Save the recordings, look at the facade'],
  ],
  sudden_illness: [
    ['aid', 'service', 2, [], '1', '取急救箱施救，安排休息或由投诉处理专员接待', '取急救箱施救，安排休息或由投訴處理專員接待', 'First aid, a quiet place; or the complaint specialist takes over'],
    ['call', 'service', 3, [], '1', '必要时拨打 120，联系家属', '必要時撥打 120，聯絡家屬', 'Call 120 if needed, tell the family'],
    ['way', 'security', 5, [], '1', '维持秩序，引导救护车', '維持秩序，引導救護車', 'Keep the way free, lead the ambulance in'],
  ],
  visitor_peak: [
    ['guides', 'security', 10, [], '1', '增设临时引导员，入口限流', '增設臨時引導員，入口限流', 'More guides, fewer at a time through the door'],
    ['batch', 'service', 10, [], '1', '调整参观批次，设等候区与茶水', '調整參觀批次，設等候區與茶水', 'Smaller groups, a place to wait with tea'],
    ['count', 'security', 20, ['guides'], '1', '每 20 分钟清点在场人数', '每 20 分鐘清點在場人數', 'Count who is there every 20 minutes'],
  ],
}
