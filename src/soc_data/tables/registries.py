"""The codes of languages, scripts and countries: a subset of the registries that keep them.

Written by tests/registry_tables.py: do not edit. Languages and scripts are those of the IANA Language Subtag Registry
of 2021-08-06, without the deprecated ones; of languages without a code of two letters, those of which CLDR knows where
they are written, and some of the region. Countries are those of ISO 3166-1 as in pycountry 26.2.16.
"""

from __future__ import annotations

REGISTRY_DATE = "2021-08-06"
"""The date of the registry of languages and scripts."""

_LANGUAGES = """
Aghb udi
Ahom aho
Arab ar fa ks ps sd ug ur aeb apd arq ars ary arz bal bej bft bgn bqi brh cja ckb dcc fia fub gbz gjk gju glk haz hnd
 hno kby khw kvx kxp lah lki lrc luz mfa mvy mzn prd rmt sdh skr swb trw wni zdj apc sdh
Armi arc
Armn hy
Avst ae
Bamu bax
Bass bsq
Beng as bn bpy grt mni rkt syl unr unx
Blis zbl
Brah pka
Cakm ccp
Cans cr iu crj crk crl crm csw nsk
Cari xcr
Cham cjm
Cher chr
Chrs xco
Copt cop
Cprt grc
Cyrl ab av ba be bg ce cu cv kk kv ky mk mn os ru sr tg tt uk ady alt bua chm crh dar inh kaa kbd koi krc kum lbe lez
 mdf mrj myv rue sah tyv udm
Deva hi mr ne sa awa bap bfy bgc bhb bhi bho bjj bra brx btv doi dty gbm gom gvr hne hoc hoj jml kfr kfy khn kok kru
 lif mag mai mgp mrd mtr mwr new noe raj rjs sck srx swv taj tdg tdh thl thq thr tkt wbr wtm xnr xsr
Egyp egy
Ethi am ti byn gez tig wal
Geor ka xmf
Gong wsg
Gonm esg
Goth got
Grek el bgx pnt tsd
Gujr gu
Guru pa
Hans zh gan hak hsn lzh nan wuu
Hant yue
Hebr he yi lad
Hluw hlu
Hmnp hnj mww
Ital ett
Jpan ja
Kali eky
Kana ryu
Khar pra
Khmr km
Kits zkt
Knda kn tcy
Kore ko
Lana nod
Laoo lo kjg
Latn aa af ak an ay az bi bm br bs ca ch co cs cy da de ee en eo es et eu ff fi fj fo fr fy ga gd gl gn gv ha ho hr ht
 hu hz ia id ig ik io is it jv kg ki kj kl kr ku kw la lb lg li ln lt lu lv mg mh mi ms mt na nb nd ng nl nn no nr nv
 ny oc om pl pt qu rm rn ro rw sc se sg sk sl sm sn so sq ss st su sv sw tk tl tn to tr ts ty uz ve vi vo wa wo xh yo
 za zu abr ace ach ada agq aln amo aoz arn aro asa ast atj ban bar bas bbc bbj bci bem bew bez bfd bik bin bjn bjt bkm
 bku bmq bqv bss bto buc bug bum bvb byv bze cad cch ceb cgg chk cho chp cic cps crs csb dak dav den dgr dje dnj dsb
 dtm dtp dua dyo dyu ebu efi egl esu ewo ext fan ffm fil fit fon frc frp frr frs fud fuf fuq fur fuv fvr gaa gag gay
 gcr gil gor gos gsw gub guc gur guz gwi haw hif hil hnn hsb iba ibb ife ikt ilo izh jam jbo jgo jmc jut kab kac kaj
 kam kao kcg kck kde kdh kea ken kfo kge kgp kha khq kiu kkj kln kmb knf kos kpe kri krj krl ksb ksf ksh kvr lag laj
 lbw lij ljp lkt lmo lol loz ltg lua luo luy lzz mad maf mak man mas maz mdh mdr men mer mfe mgh mgo mgy min mls moe
 moh mos mua mus mwk mwv mxc myx nap naq nch ndc nds ngl nhe nhw nij niu njo nmg nnh nso nus nxq nym nyn nzi pag pam
 pap pau pcd pcm pdc pdt pfl pko pms pon prg puu quc qug rcf rej rgn ria rmf rmo rmu rng rob rof rtm rug rwk saf saq
 sas sav sbp scn sco scs sdc sef seh sei ses sgs sid sli sly sma smj smn sms snk srn srr ssy stq suk sus swc swg sxn
 szl tbw tem teo tet tiv tkl tkr tly tmh tog tpi tru trv tsg ttj ttt tum tvl twq tzm uli umb und vec vep vic vls vmf
 vmw vot vro vun wae war wbp wls xav xog yao yap yav ybb yrl yua zag zea zlm zmi zza kmr zza
Lepc lep
Lina lab
Lisu lis
Lyci xlc
Lydi xld
Mand myz
Mani xmn
Medf dmf
Merc xmr
Mlym ml
Mroo mro
Mymr my kht mnw shn
Narb xna
Nkoo nqo
Nshu zhx
Ogam sga
Olck sat
Orkh otk
Orya or
Osge osa
Ougr oui
Pauc ctd
Phli pal
Phnx phn
Plrd hmd
Prti xpr
Rohg rhg
Runr non
Samr smp
Sarb xsa
Saur saz
Sgnw ase
Sinh si
Sogd sog
Sora srb
Soyo cmg
Syrc syr aii tru
Tale tdd
Talu khb
Taml ta bfq
Tang txg
Tavt blt
Telu te gon lmn wbq
Tfng rif shi zgh
Thaa dv
Thai th kdt kxm lcp lwl sou tts
Tibt bo dz tsj
Tnsa nst
Toto txo
Ugar uga
Vaii vai
Wcho nnp
Xpeo peo
Xsux akk
Yiii ii
"""
LANGUAGES = {
    language: script
    for script, *languages in (line.split() for line in _LANGUAGES.strip().replace("\n ", " ").splitlines())
    for language in languages
}
"""Language -> the script that it is usually written in."""

_SUPPRESSED = """
ab af am ar as ay be bg bn bs ca ch cs cy da de dv dz el en eo es et eu fa fi fj fo fr fy ga gl gn gu gv he hi hr ht
hu hy id is it ja ka kk kl km kn ko la lb ln lo lt lv mg mh mk ml mr ms mt my na nb nd ne nl nn no nr ny om or pa pl
ps pt qu rm rn ro ru rw sg si sk sl sm so sq ss st sv sw ta te th ti tl tn to tr ts uk ur ve vi xh yi zu dsb frr frs
gsw hsb kok mai men nds niu nqo nso tem tkl tmh tpi tvl zbl
"""
SUPPRESSED = frozenset(_SUPPRESSED.split())
"""The languages whose usual script a tag does not name, by the registry."""

_SCRIPTS = """
Adlm Afak Aghb Ahom Arab Aran Armi Armn Avst Bali Bamu Bass Batk Beng Bhks Blis Bopo Brah Brai Bugi Buhd Cakm Cans
Cari Cham Cher Chrs Cirt Copt Cpmn Cprt Cyrl Cyrs Deva Diak Dogr Dsrt Dupl Egyd Egyh Egyp Elba Elym Ethi Geok Geor
Glag Gong Gonm Goth Gran Grek Gujr Guru Hanb Hang Hani Hano Hans Hant Hatr Hebr Hira Hluw Hmng Hmnp Hrkt Hung Inds
Ital Jamo Java Jpan Jurc Kali Kana Khar Khmr Khoj Kitl Kits Knda Kore Kpel Kthi Lana Laoo Latf Latg Latn Leke Lepc
Limb Lina Linb Lisu Loma Lyci Lydi Mahj Maka Mand Mani Marc Maya Medf Mend Merc Mero Mlym Modi Mong Moon Mroo Mtei
Mult Mymr Nand Narb Nbat Newa Nkdb Nkgb Nkoo Nshu Ogam Olck Orkh Orya Osge Osma Ougr Palm Pauc Pcun Pelm Perm Phag
Phli Phlp Phlv Phnx Piqd Plrd Prti Psin Ranj Rjng Rohg Roro Runr Samr Sara Sarb Saur Sgnw Shaw Shrd Shui Sidd Sind
Sinh Sogd Sogo Sora Soyo Sund Sylo Syrc Syre Syrj Syrn Tagb Takr Tale Talu Taml Tang Tavt Telu Teng Tfng Tglg Thaa
Thai Tibt Tirh Tnsa Toto Ugar Vaii Visp Vith Wara Wcho Wole Xpeo Xsux Yezi Yiii Zanb Zinh Zmth Zsye Zsym Zxxx Zyyy
Zzzz
"""
SCRIPTS = frozenset(_SCRIPTS.split())
"""The scripts that a tag may name."""

_COUNTRIES = """
AD AE AF AG AI AL AM AO AQ AR AS AT AU AW AX AZ BA BB BD BE BF BG BH BI BJ BL BM BN BO BQ BR BS BT BV BW BY BZ CA CC
CD CF CG CH CI CK CL CM CN CO CR CU CV CW CX CY CZ DE DJ DK DM DO DZ EC EE EG EH ER ES ET FI FJ FK FM FO FR GA GB GD
GE GF GG GH GI GL GM GN GP GQ GR GS GT GU GW GY HK HM HN HR HT HU ID IE IL IM IN IO IQ IR IS IT JE JM JO JP KE KG KH
KI KM KN KP KR KW KY KZ LA LB LC LI LK LR LS LT LU LV LY MA MC MD ME MF MG MH MK ML MM MN MO MP MQ MR MS MT MU MV MW
MX MY MZ NA NC NE NF NG NI NL NO NP NR NU NZ OM PA PE PF PG PH PK PL PM PN PR PS PT PW PY QA RE RO RS RU RW SA SB SC
SD SE SG SH SI SJ SK SL SM SN SO SR SS ST SV SX SY SZ TC TD TF TG TH TJ TK TL TM TN TO TR TT TV TW TZ UA UG UM US UY
UZ VA VC VE VG VI VN VU WF WS YE YT ZA ZM ZW
"""
COUNTRIES = frozenset(_COUNTRIES.split())
"""Countries, by two letters."""
