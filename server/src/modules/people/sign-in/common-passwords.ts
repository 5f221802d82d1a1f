/** What people choose most, here and elsewhere; shorter ones are refused for their length already. */
export const COMMON = new Set(
  `12345678 123456789 1234567890 0123456789 87654321 987654321 11111111 111111111 00000000 88888888 66666666 99999999 12341234 11223344 12344321
   123123123 12121212 10101010 112233445566 147258369 159357159 789456123 741852963 963852741 1qaz2wsx 1qaz2wsx3edc qazwsxedc qwertyuiop qwer1234
   qwerty123 qwertyui asdfghjkl asdf1234 asdfasdf zxcvbnm123 zxcvbnmm 1q2w3e4r 1q2w3e4r5t q1w2e3r4 abcd1234 abc12345 abcdefgh a1234567 a12345678
   a123456789 aa123456 aa12345678 aaa123456 abc123456 abcd123456 q123456789 qq123456 qq123456789 w123456789 z123456789 zxc123456 asd123456 wang1234 admin123
   admin1234 admin123456 administrator password passw0rd password1 password123 p@ssw0rd p@ssword pass1234 letmein1 welcome1 welcome123 iloveyou iloveyou1
   sunshine princess football baseball superman trustno1 dragon123 monkey123 master123 computer internet whatever starwars michelle jennifer
   changeme changeme1 default1 test1234 test12345 guest1234 user1234 root1234 manager1 system123 woaini520 woaini1314 woaini123 woaini521 5201314520 52013145 5201314a
   1314520a 13145200 woshishui wodemima mima1234 mima123456 nihao123 nihaoma1 zhongguo china123 beijing1 shanghai wuye1234 wuye123456 guanjia1 guanjia123 guanjia888
   xiaoqu123 taobao123 weixin123 alipay123 qwert12345 1234qwer 1234abcd 123qweasd 123456qq 123456aa 123456abc 12345qwert 123abc123 qwe123456 qweasdzxc 5845201314
   7758521521 147852369 1472583690 110110110 119119119 123456987 123654789 135792468 246813579 31415926 314159265 19491001 20080808 88889999 66668888 16888888
   aptx4869 google123 facebook1 football1 baseball1 jordan23 liverpool chelsea1 charlie1 ashley12 bailey12 shadow12 michael1 daniel12 thomas12 hello123 helloworld
   qazwsx123 zaq12wsx zaq1zaq1 xsw21qaz !qaz2wsx 1234!@#$ 12345678a 12345678q 123456789a 123456789q 1234567a 1234567q 00001111 01234567 22222222 33333333 44444444 55555555 77777777`
    .split(/\s+/)
    .filter(Boolean),
)
