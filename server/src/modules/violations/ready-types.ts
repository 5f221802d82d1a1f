import type { Locale, violations } from '@guanjia/contract'

type Texts = Record<Locale, string>
interface ReadyType {
  key: string
  nature: violations.ViolationNature
  name: Texts
  basis: Texts
}
const type = (key: string, nature: violations.ViolationNature, name: [cn: string, tw: string, en: string], basis: [cn: string, tw: string, en: string]): ReadyType => ({ key, nature, name: { 'zh-CN': name[0], 'zh-TW': name[1], en: name[2] }, basis: { 'zh-CN': basis[0], 'zh-TW': basis[1], en: basis[2] } })

/** The usual violations of a residential site and what the request to stop them rests on. Sites change the words as their covenant has them. */
export const READY_TYPES: readonly ReadyType[] = [
  type('load_wall', 'building', ['拆改承重结构', '擅自拆改主要構造、承重牆', 'Load-bearing structure altered'], [
    '《住宅室内装饰装修管理办法》第五条：未经原设计单位或者具有相应资质等级的设计单位提出设计方案，不得变动建筑主体和承重结构。', '《建築法》第七十七條之二：室內裝修不得妨害或破壞主要構造；《公寓大廈管理條例》第十五條：應依使用執照及規約使用，不得擅自變更。', 'Rules on interior renovation of housing, article 5: the load-bearing structure is not altered without the plan of a qualified designer.']),
  type('illegal_building', 'building', ['私搭乱建', '違章搭建', 'Unauthorised structure'], [
    '《民法典》第二百八十六条：业主应当遵守法律、法规以及管理规约；对违章搭建等行为，物业服务人有权依照法律、法规及管理规约，请求停止侵害、排除妨碍。', '《公寓大廈管理條例》第八條、第十六條：外牆面、樓頂平臺及共用部分不得違章搭建。', 'Civil Code, article 286: owners keep to the law and the covenant; unauthorised structures may be asked to be stopped and removed.']),
  type('facade', 'building', ['擅自改变外立面', '擅自變更外牆', 'Façade changed without consent'], [
    '《住宅室内装饰装修管理办法》第六条：改变住宅外立面、在非承重外墙上开门窗，应当经城市规划行政主管部门批准；并须遵守管理规约。', '《公寓大廈管理條例》第八條：外牆面變更構造、顏色、設置廣告物，應受規約及區分所有權人會議決議之限制。', 'Rules on interior renovation of housing, article 6: changes to the façade need the approval of the planning authority.']),
  type('wet_room', 'renovation', ['卫生间移位、防水层破坏', '浴廁移位、破壞防水層', 'Bathroom moved, waterproofing damaged'], [
    '《住宅室内装饰装修管理办法》第五条：不得将没有防水要求的房间或者阳台改为卫生间、厨房间。', '《建築物室內裝修管理辦法》與社區裝修管理辦法：浴廁、廚房移位應先申請，不得破壞防水構造、致下層漏水。', 'Rules on interior renovation of housing, article 5: rooms without waterproofing do not become bathrooms or kitchens.']),
  type('renovation_hours', 'renovation', ['装修超时施工', '裝修逾時施工', 'Renovation outside the hours'], [
    '装修管理服务协议与管理规约约定的施工时间；《噪声污染防治法》第六十六条：已竣工交付使用的住宅楼进行室内装修，应当按照规定限定作业时间。', '裝修切結書與規約約定之施工時間；《噪音管制法》第八條、第九條。', 'Work hours of the renovation agreement and the covenant; noise law, article 66.']),
  type('evacuation_route', 'fire_safety', ['占用、堵塞疏散通道', '占用、堵塞逃生避難通道', 'Escape route blocked'], [
    '《消防法》第二十八条：任何单位、个人不得占用、堵塞、封闭疏散通道、安全出口、消防车通道。', '《公寓大廈管理條例》第十六條：不得於防火間隔、樓梯間、共同走廊、防空避難設備等處所堆置雜物。', 'Fire Protection Law, article 28: escape routes, exits and fire lanes are not occupied, blocked or closed.']),
  type('charging_indoors', 'fire_safety', ['电动自行车进楼停放充电', '電動自行車於梯廳、走廊停放或充電', 'E-bike parked or charged indoors'], [
    '《高层民用建筑消防安全管理规定》第三十七条：禁止在高层民用建筑公共门厅、疏散走道、楼梯间、安全出口停放电动自行车或者为电动自行车充电。', '社區規約與消防安全規定：不得於樓梯間、走廊停放或充電。', 'Fire safety rules for high-rise buildings, article 37: e-bikes are neither parked nor charged in lobbies, corridors and stairs.']),
  type('fire_lane', 'parking', ['占用消防车通道停车', '占用消防通道停車', 'Parked on the fire lane'], [
    '《消防法》第二十八条：任何单位、个人不得占用、堵塞、封闭消防车通道。', '《消防法》與社區停車管理辦法：消防車輛救災活動空間應保持淨空。', 'Fire Protection Law, article 28: fire lanes are kept free.']),
  type('parking', 'parking', ['车辆乱停乱放', '車輛違規停放', 'Vehicle parked where it is in the way'], [
    '《民法典》第二百八十六条与管理规约、停车管理约定：不得违规停放、妨碍他人通行。', '社區停車管理辦法與《公寓大廈管理條例》第十六條。', 'Civil Code, article 286, the covenant and the parking rules.']),
  type('clutter', 'public_area', ['公共区域堆放杂物', '公共區域堆置雜物', 'Things piled up in common areas'], [
    '《民法典》第二百七十三条、第二百八十六条：业主对共有部分享有权利、承担义务，不得侵占通道。', '《公寓大廈管理條例》第十六條：共用部分不得堆置雜物。', 'Civil Code, articles 273 and 286: common parts are for all and are not occupied.']),
  type('falling_objects', 'public_area', ['高空抛物', '高處拋擲物品', 'Objects thrown from a building'], [
    '《民法典》第一千二百五十四条：禁止从建筑物中抛掷物品；物业服务企业应当采取必要的安全保障措施防止此类情形发生。', '《公寓大廈管理條例》第十六條：不得任意棄置垃圾；《廢棄物清理法》第二十七條與社區規約：不得自高處拋擲物品。', 'Civil Code, article 1254: nothing is thrown from buildings.']),
  type('use_changed', 'illegal_use', ['擅自改变房屋用途（住改商、群租）', '擅自變更用途（住家營業、違規隔套出租）', 'Use changed without consent (business, crowded lets)'], [
    '《民法典》第二百七十九条：业主不得违反法律、法规以及管理规约，将住宅改变为经营性用房；除遵守法律、法规以及管理规约外，应当经有利害关系的业主一致同意。', '《公寓大廈管理條例》第十五條：應依使用執照所載用途及規約使用，不得擅自變更。', 'Civil Code, article 279: homes are turned into business premises only with the consent of all owners concerned.']),
  type('noise', 'noise', ['噪声扰民', '噪音擾鄰', 'Noise that disturbs neighbours'], [
    '《噪声污染防治法》第六十五条：使用家用电器、乐器或者进行其他家庭场所活动，应当控制音量或者采取其他有效措施，防止噪声污染。', '《公寓大廈管理條例》第十六條：不得任意發生喧囂、振動。', 'Noise law, article 65: households keep the volume down.']),
  type('pets', 'pets', ['违规饲养、遛犬不牵绳', '違規飼養、遛犬未牽繩', 'Pets against the rules, dogs off the leash'], [
    '《动物防疫法》第三十条：携带犬只出户的，应当按照规定佩戴犬牌并采取系犬绳等措施；管理规约关于饲养动物的约定。', '《公寓大廈管理條例》第十六條：飼養動物不得妨礙公共衛生、公共安寧及公共安全；《動物保護法》第二十條：寵物出入公共場所應有人伴同，具攻擊性者應採取防護措施。', 'Animal Epidemic Prevention Law, article 30: dogs wear their tag and are on a leash outside.']),
  type('uncivil', 'other', ['不文明行为（吸烟、喧哗、攀折、乱扔）', '不文明行為（吸菸、喧嘩、攀折、亂丟）', 'Uncivil behaviour (smoking, shouting, picking, littering)'], [
    '《公共场所卫生管理条例实施细则》第十八条：室内公共场所禁止吸烟；案场与小区公共区域管理规定：不得喧哗、攀折花木、随地吐痰、乱扔杂物。', '《菸害防制法》第十八條：室內公共場所禁止吸菸；案場與社區公共空間管理辦法：不得喧嘩、攀折花木、隨地吐痰、亂丟雜物。', 'Rules on hygiene in public places, article 18: no smoking indoors; rules of the sales office or community: no shouting, picking of plants, spitting or littering.']),
]
