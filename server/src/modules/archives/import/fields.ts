/**
 * What a column of an imported list can mean, with the headers by which it is recognised (zh-CN, zh-TW, en), most usual first.
 * Headers are compared by `headerKey`: without brackets, blanks, stars and case. A field with no header is known by its sheet only.
 */
export const FIELDS = {
  building: ['楼号', '楼栋', '楼栋号', '楼栋编号', '楼栋名称', '栋', '栋号', '幢', '幢号', '座', '座号', '楼座', '楼宇', '楼宇名称', '大楼', '楼', '號樓', '樓棟', '樓號',
    '棟', '棟別', '棟號', '大樓', 'building', 'buildingno', 'block', 'tower'],
  entrance: ['单元', '单元号', '单元编号', '单元名称', '梯', '梯号', '门洞', '單元', '單元號', '梯號', 'entrance', 'entranceno', 'staircase', 'stair'],
  room: ['房间', '房号', '房间号', '房间编号', '房屋', '房屋编号', '房屋编码', '房屋号', '房产', '房源', '室号', '室', '门牌号', '门牌', '房屋名称', '房屋地址', '单元房号',
    '楼栋房号', '房屋号码', '房間', '房號', '房間號', '房屋編號', '門牌', '門牌號碼', '戶別', 'room', 'roomno', 'roomnumber',
    'roomcode', 'unit', 'unitno', 'unitnumber', 'apartment', 'flat', 'house'],
  floor: ['楼层', '房屋楼层', '所在楼层', '层', '所在层', '樓層', '所在樓層', 'floor', 'level', 'storey'],
  totalFloors: ['总层数', '总楼层', '楼层总数', '层数', '總層數', '總樓層', 'totalfloors', 'floors'],
  hasElevator: ['是否有电梯', '有无电梯', '电梯', '是否電梯', '有無電梯', '電梯', 'elevator', 'haselevator', 'lift'],
  use: ['房屋类型', '房屋用途', '用途', '物业类型', '房屋性质', '物业性质', '业态', '房屋類型', '物業類型', 'use', 'usage', 'propertytype', 'unittype'],
  layout: ['房屋户型', '户型', '户型结构', '户型名称', '格局', '房屋戶型', '戶型', 'layout', 'apartmenttype'],
  buildingArea: ['建筑面积', '房屋面积', '面积', '产权面积', '建面', '建築面積', '房屋面積', '面積', '產權面積', 'area',
    'buildingarea', 'grossarea', 'grossfloorarea', 'gfa'],
  billingArea: ['计费面积', '收费面积', '计租面积', '計費面積', '收費面積', '計收面積', 'billingarea', 'chargeablearea', 'billablearea'],
  indoorArea: ['室内面积', '套内面积', '套内建筑面积', '使用面积', '室內面積', '套內面積', '使用面積', '實用面積', 'indoorarea', 'netarea', 'usablearea'],
  orientation: ['朝向', '房屋朝向', '座向', 'orientation', 'facing'],
  rent: ['租金', '月租金', '租金标准', 'rent', 'monthlyrent'],
  unitState: ['房屋状态', '房态', '入住状态', '使用状态', '状态', '居住状态', '房屋狀態', '入住狀態', '使用狀態', '狀態', 'state', 'status', 'unitstate', 'occupancystatus'],
  handedOverOn: ['交房日期', '交房时间', '收房日期', '收房时间', '交付日期', '接房日期', '接房时间', '入伙日期', '入伙时间', '交屋日期', 'handoverdate', 'handedover'],
  unitNote: ['备注', '房屋备注', '備註', 'remark', 'remarks', 'note', 'notes'],
  personName: ['业主名称', '业主姓名', '业主', '姓名', '住户姓名', '住户', '住户名称', '户主姓名', '户主', '客户名称', '客户姓名', '产权人', '产权人姓名', '人员姓名', '名称', '業主名稱',
    '業主姓名', '業主', '住戶姓名', '住戶', '屋主', '區分所有權人', '名稱', 'name', 'fullname', 'ownername', 'owner', 'owners',
    'resident', 'residentname', 'customer', 'customername'],
  sex: ['性别', '业主性别', '性別', 'sex', 'gender'],
  age: ['年龄', '年齡', 'age'],
  phone: ['手机号', '手机号码', '手机', '电话', '电话号码', '联系方式', '业主电话', '业主手机', '业主手机号', '业主联系方式', '移动电话', '备用电话', '其他电话', '固定电话', '座机', '家庭电话',
    '手機', '手機號', '手機號碼', '電話', '電話號碼', '行動電話', '聯絡方式', 'phone', 'phoneno', 'phonenumber', 'mobile', 'mobilephone',
    'mobileno', 'telephone', 'tel', 'cellphone'],
  idKind: ['证件类型', '证件种类', '證件類型', 'idtype', 'documenttype'],
  idNumber: ['身份证号', '身份证', '身份证号码', '证件号', '证件号码', '业主身份证', '业主身份证号', '统一社会信用代码', '身份證', '身份證號', '身分證字號', '身分證', '證件號碼', '統一編號',
    'idnumber', 'idno', 'idcard', 'idcardno', 'identitynumber', 'passport', 'passportno'],
  ownerType: ['业主类型', '业主类别', '业主身份', '住户类型', '客户类型', '業主類型', '住戶類型', 'ownertype', 'residenttype'],
  personRole: ['人员角色', '人员身份', '身份', '角色', '与业主关系', '与户主关系', '与业主的关系', '关系', '與業主關係', '關係', 'role', 'relation', 'relationship'],
  personKind: ['人员类型', '业主性质', '客户性质', '人員類型', 'persontype', 'partytype'],
  contactName: ['联系人', '紧急联系人', '联系人姓名', '聯絡人', '緊急聯絡人', 'contact', 'contactperson', 'contactname', 'emergencycontact'],
  contactPhone: ['联系电话', '联系人电话', '紧急联系电话', '紧急联系人电话', '聯絡電話', '聯絡人電話', '緊急聯絡電話', 'contactphone', 'contactnumber', 'emergencyphone'],
  birthday: ['出生日期', '生日', '出生年月', '出生年月日', 'birthday', 'birthdate', 'dateofbirth'],
  email: ['邮箱', '电子邮箱', '电子邮件', '電子郵件', '電郵', 'email', 'emailaddress'],
  workplace: ['工作单位', '单位名称', '工作單位', '服務單位', 'workplace', 'employer'],
  occupiedFrom: ['入住日期', '入住时间', '迁入日期', '起租日期', '租期开始', '购房日期', '入住時間', '遷入日期', 'movein', 'moveindate', 'leasestart'],
  occupiedTo: ['迁出日期', '搬离日期', '退租日期', '租期结束', '租约到期', '租约到期日', '到期日期', '遷出日期', 'moveout', 'moveoutdate', 'leaseend'],
  tenantName: ['租户', '租户姓名', '租户名称', '租客', '租客姓名', '承租人', '承租方', '租戶', '租戶姓名', 'tenant', 'tenantname', 'lessee'],
  tenantPhone: ['租户电话', '租户手机', '租户联系方式', '租客电话', '承租人电话', '租戶電話', 'tenantphone', 'tenantmobile'],
  plate: ['车牌号', '车牌', '车牌号码', '車牌', '車牌號', '車牌號碼', 'plate', 'plateno', 'platenumber', 'licenseplate'],
  carBrand: ['车品牌', '车辆品牌', '品牌', '車輛品牌', 'carbrand', 'make'],
  carKind: ['车类型', '车辆类型', '車輛類型', 'cartype', 'vehicletype'],
  carColour: ['颜色', '车辆颜色', '车身颜色', '顏色', '車輛顏色', 'color', 'colour', 'carcolor', 'carcolour'],
  parkingLot: ['停车场编号', '停车场', '停车场名称', '车场', '停車場', '停車場編號', 'parkinglot', 'carpark'],
  parkingCode: ['车位编码', '车位编号', '车位号', '车位', '車位', '車位編號', '車位號', 'parkingspace', 'parkingno', 'space', 'spaceno', 'bay'],
  parkingKind: ['停车场类型', '车位类型', '停車場類型', '車位類型', 'parkingtype', 'spacetype'],
  parkingTenure: ['出租还是出售', '租售类型', '车位状态', '車位狀態', 'tenure'],
  parkingFrom: ['开始时间', '开始日期', '起租时间', '開始時間', 'start', 'startdate'],
  parkingTo: ['结束时间', '结束日期', '截止时间', '結束時間', 'end', 'enddate'],
  personKey: [],
  ownerKey: ['业主编号', '業主編號', 'ownerno', 'ownerid'],
  feeKeys: ['房屋费用'],
  feeFrom: ['费用开始时间'],
  serial: ['序号', '编号', '序號', '編號', 'no', 'id', 'serial', 'serialno', 'index'],
} as const satisfies Record<string, readonly string[]>

export type Field = keyof typeof FIELDS
export const FIELD_NAMES = Object.keys(FIELDS) as [Field, ...Field[]]

/** Fields that nobody needs to map: they are recognised and left. */
export const IGNORED_FIELDS: ReadonlySet<Field> = new Set<Field>(['serial', 'age', 'feeKeys', 'feeFrom'])
/** Fields that several columns of one sheet may carry. */
export const REPEATED_FIELDS: ReadonlySet<Field> = new Set<Field>(['phone', 'contactPhone', 'plate'])
/** A sheet with none of these is no list of property or people. */
export const IDENTIFYING_FIELDS: ReadonlySet<Field> = new Set<Field>(['building', 'entrance', 'room', 'personName', 'parkingCode'])

/** Headers of lists that are something else: sheets with two of one kind are left, with a note which import they belong to. */
export const OTHER_LISTS: Record<string, readonly string[]> = {
  payments: ['收费项目', '缴费周期', '缴费时间', '应缴金额', '实缴金额', '收银员'],
  fees: ['费用编号', '费用类型', '收费项目', '费用标识', '计算公式', '计费单价', '出账类型'],
  stock: ['物品名称', '物品编号', '库存', '告警库存', '对外最低售价'],
  meters: ['表号', '表类型', '采集器id', '厂家'],
  readings: ['上期度数', '本期度数', '上期读表时间', '本期读表时间'],
}
