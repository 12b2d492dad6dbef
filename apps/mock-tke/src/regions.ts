interface Region {
  id: number;
  alias: string;
  zh: string;
  en: string;
}

/** The supported regions, with Tencent Cloud's ids. Others are refused. */
export const regions: Record<string, Region> = {
  'ap-guangzhou': { id: 1, alias: 'gz', zh: '华南地区(广州)', en: 'South China(Guangzhou)' },
  'ap-shanghai': { id: 4, alias: 'sh', zh: '华东地区(上海)', en: 'East China(Shanghai)' },
  'ap-hongkong': {
    id: 5,
    alias: 'hk',
    zh: '港澳台地区(中国香港)',
    en: 'Hong Kong, Macao and Taiwan(Hong Kong, China)',
  },
  'ap-shanghai-fsi': { id: 7, alias: 'shjr', zh: '华东地区(上海金融)', en: 'East China(Shanghai Finance)' },
  'ap-beijing': { id: 8, alias: 'bj', zh: '华北地区(北京)', en: 'North China(Beijing)' },
  'ap-singapore': { id: 9, alias: 'sg', zh: '亚太东南(新加坡)', en: 'Southeast Asia(Singapore)' },
  'ap-shenzhen-fsi': { id: 11, alias: 'szjr', zh: '华南地区(深圳金融)', en: 'South China(Shenzhen Finance)' },
  'na-siliconvalley': { id: 15, alias: 'usw', zh: '美国西部(硅谷)', en: 'US West(Silicon Valley)' },
  'ap-chengdu': { id: 16, alias: 'cd', zh: '西南地区(成都)', en: 'Southwest China(Chengdu)' },
  'eu-frankfurt': { id: 17, alias: 'de', zh: '欧洲地区(法兰克福)', en: 'Europe(Frankfurt)' },
  'ap-seoul': { id: 18, alias: 'kr', zh: '亚太东北(首尔)', en: 'Northeast Asia(Seoul)' },
  'ap-chongqing': { id: 19, alias: 'cq', zh: '西南地区(重庆)', en: 'Southwest China(Chongqing)' },
  'na-ashburn': { id: 22, alias: 'use', zh: '美国东部(弗吉尼亚)', en: 'US East(Virginia)' },
  'ap-bangkok': { id: 23, alias: 'th', zh: '亚太东南(曼谷)', en: 'Southeast Asia(Bangkok)' },
  'ap-tokyo': { id: 25, alias: 'jp', zh: '亚太东北(东京)', en: 'Northeast Asia(Tokyo)' },
  'ap-nanjing': { id: 33, alias: 'nj', zh: '华东地区(南京)', en: 'East China(Nanjing)' },
  'ap-jakarta': { id: 72, alias: 'jkt', zh: '亚太东南(雅加达)', en: 'Southeast Asia(Jakarta)' },
  'sa-saopaulo': { id: 74, alias: 'sao', zh: '南美地区(圣保罗)', en: 'South America(São Paulo)' },
};
