"""Characters that may not stand in a cell, and letters that look like Latin ones.

Written by tests/unicode_tables.py from the properties of Unicode 14.0.0: do not edit. What later versions of Unicode
added counts as unassigned, so that every Python judges alike.
"""

from __future__ import annotations

UNICODE = "14.0.0"

_UNCLEAN = """
0-9 b-v 3j-4g 4t nj oo-op ow-oz p7 p9 pu 10w 11z-120 13f-13g 13k 154-15b 163-166 16d-16t 17g 1ct 1e6-1e7 1fv-1fw
1iq-1j3 1kr-1ks 1m6-1m7 1mn 1ng-1nh 1nj 1nv-1nz 1ov-1p3 1r6 1vo 1vx-1vy 1w1-1w2 1wp 1wx 1wz-1x1 1x6-1x7 1xh-1xi
1xl-1xm 1xr-1xy 1y0-1y3 1y6 1yc-1yd 1z3-1z4 1z8 1zf-1zi 1zl-1zm 209 20h 20k 20n 20q-20r 20t 20z-212 215-216 21a-21c
21e-21k 21p 21r-21x 22f-22o 22s 232 236 23t 241 244 24a-24b 24m 24q 24u-24v 24x-25b 25g-25h 25u-260 268 26c 26l-26m
26p-26q 27d 27l 27o 27u-27v 285-286 289-28a 28e-28k 28o-28r 28u 290-291 29k-29t 29w 2a3-2a5 2a9 2ae-2ag 2aj 2al
2ao-2aq 2at-2av 2az-2b1 2be-2bh 2bn-2bp 2bt 2by-2bz 2c1-2c6 2c8-2cl 2d7-2db 2dp 2dt 2eh 2ey-2ez 2f9 2fd 2fi-2fo 2fr
2fv-2fw 2fy-2fz 2g4-2g5 2gg-2gm 2h9 2hd 2i1 2ic 2ii-2ij 2it 2ix 2j2-2j8 2jb-2jg 2jj 2jo-2jp 2k0 2k3-2kf 2kt 2kx 2md
2mh 2mo-2mr 2n8-2n9 2o0 2o4 2on-2op 2pe 2po 2pq-2pr 2pz-2q1 2q3-2q6 2qd 2qf 2qo-2qt 2r4-2r5 2r9-2rk 2t7-2ta 2u4-2v4
2v7 2v9 2vf 2w4 2w6 2wu-2wv 2x1 2x3 2xa-2xb 2xm-2xn 2xs-2yn 30o 31p-31s 32w 33x 34d 34r-35r 3ba 3bc-3bg 3bi-3bj
3fj-3fk 3m1 3m6-3m7 3mf 3mh 3mm-3mn 3nt 3ny-3nz 3ox 3p2-3p3 3pb 3pd 3pi-3pj 3pz 3rl 3rq-3rr 3tn-3to 3ul-3un 3ve-3vj
3xy-3xz 3y6-3y7 4g0 4gt-4gv 4jd-4jj 4k6-4ke 4l3-4lb 4lw-4m7 4ml 4mp 4ms-4n3 4ok-4ol 4pq-4pr 4q2-4q7 4qi-4qn 4qz-4r3
4re-4rj 4u1-4u7 4vf-4vj 4xi-4xr 4yn 4z0-4z3 4zg-4zj 4zl-4zn 50u-50v 511-51b 52k-52n 53e-53j 53v-53x 55o-55p 57j
58d-58e 58q-58v 596-59b 59q-59r 5an-5bz 5e5-5e7 5fj 5is-5iz 5ko-5kq 5l6-5l8 5mx-5n3 5ob-5oc 5oo-5ov 5q3-5q7 652-653
65a-65b 66e-66f 66m-66n 66w 66y 670 672 67y-67z 69h 69x 6ac-6ad 6ak 6b4-6b5 6b9 6bj-6bz 6co-6cv 6e7-6en 6eq-6er 6fj
6fx-6fz 6gx-6hb 6i9-6in 6mk-6mn 753-75r 763-76n 7wg 8l0-8l1 8ly 8vo-8vs 8x2 8x4-8x8 8xa-8xb 8yw-8z2 8z5-8zi 907-90f
90n 90v 913 91b 91j 91r 91z 927 95q-96n 97e 99w-9a7 9g6-9gv 9h8-9hc 9j4 9lj-9lk 9og-9ok 9ps 9r8 9sf 9us-9v3 9wf
wi5-wi7 wjr-wjz wto-wu7 wzc-wzj x57-x5b x5e x5g x5m-x69 x7x-x7z x8a-x8f xa0-xa7 xc6-xcd xcq-xcv xg4-xge xh9-xhb xji
xju-xjx xkv xmf-xmn xn2-xn3 xne-xnf xqb-xqy xrr-xs0 xs7-xs8 xsf-xsg xsn-xsv xt3 xtb xv0-xv3 xym-xyn xyy-xz3 16lg-16lr
16mf-16mi 16nw-1d6n 1dgu-1dgv 1dju-1dkv 1dl3-1dle 1dlk-1dlo 1dmf 1dml 1dmn 1dmq 1dmt 1dqb-1dqq 1e34-1e35 1e4o-1e4u
1e4w-1e5r 1e68-1e6n 1e6y-1e73 1e8j 1e93 1e98-1e9b 1e9h 1ed9-1edc 1ehs 1ein-1eip 1eiw-1eix 1ej4-1ej5 1ejc-1ejd
1ejh-1ejj 1ejr 1ejz-1ekf 1eks 1elj 1em3 1em6 1emm-1emn 1en2-1enz 1erf-1erj 1ern-1erq 1et0-1et2 1evj 1evx-1evz
1ew1-1exb 1eym-1f27 1f31-1f33 1f4h-1f4v 1f5o-1f5r 1f6s-1f70 1f7v-1f7z 1f97-1f9b 1fa6 1fb8-1fbb 1fbq-1fcv 1fha-1fhb
1fhm-1fhr 1fis-1fiv 1fjw-1fjz 1fl4-1flb 1fms-1fn2 1fnf 1fnv 1fo3 1fo6 1foi 1foy 1fp6 1fp9-1fr3 1fzr-1fzz 1g0m-1g0v
1g14-1g1r 1g1y 1g35 1g3f-1g5b 1g5i-1g5j 1g5l 1g6u 1g6x-1g6z 1g71-1g72 1g7q 1g9r-1g9y 1ga8-1gbj 1gc3 1gc6-1gca
1gd8-1gda 1ge2-1ge6 1ge8-1gfz 1ghk-1ghn 1gi8-1gi9 1gjo 1gjr-1gjv 1gk4 1gk8 1gl2-1gl3 1gl7-1gla 1gll-1glr 1gm1-1gm7
1go0-1gov 1gpz-1gq2 1gqf-1gqn 1gs6-1gs8 1gt2-1gt3 1gtv-1gtz 1guq-1guw 1gv1-1gvc 1gvk-1gxr 1gzt-1h1b 1h2r-1h33
1h4j-1h4p 1h60-1h67 1h6i-1hen 1hfj 1hgq 1hgu-1hgv 1hgy-1hj3 1hk8-1hkf 1hlm-1hm7 1hmy-1hnz 1hos-1hpb 1hpz-1hq7
1hse-1hsh 1hti-1htq 1hvh 1hvn-1hvz 1hwp-1hwv 1hx6-1hxb 1hyt 1hzc-1hzj 1i0n-1i0v 1i3k 1i45-1i4f 1i4y 1i67-1i7z 1i87
1i89 1i8e 1i8u 1i96-1i9b 1iaz-1ib3 1ibe-1ibj 1ibo 1ibx-1iby 1ic1-1ic2 1icp 1icx 1id0 1id6 1idh-1idi 1idl-1idm
1idq-1idr 1idt-1idy 1ie0-1ie4 1iec-1ied 1iel-1ien 1iet-1iin 1il8 1ile-1im7 1io8-1iof 1ioq-1itb 1iuu-1iuv 1ivy-1iwv
1iyt-1iz3 1ize-1izj 1izx-1j0f 1j22-1j27 1j2i-1j3z 1j4r-1j4s 1j58-1j5b 1j5z-1jb3 1jcs-1jfj 1jhv-1ji6 1jif-1jig
1jii-1jij 1jis 1jiv 1jjq 1jjt-1jju 1jk7-1jkf 1jkq-1jmn 1jmw-1jmx 1jo8-1jo9 1jol-1jpb 1jrc-1jrj 1jtv-1ju7 1jw9-1k3j
1k3t 1k53 1k5i-1k5r 1k6l-1k6n 1k7k-1k7l 1k88 1k8n-1kan 1kav 1kay 1kc7-1kc9 1kcb 1kce 1kco-1kcv 1kd6-1kdb 1kdi 1kdl
1ken 1keq 1kex-1kf3 1kfe-1knz 1kop-1ktr 1ktt-1ku7 1kvm-1kvy 1llm-1lof 1lrj 1lrp-1lrz 1lxg-1nyn 1o1f-1o1r 1ovj-1rzz
1sg7-1z3z 1zjt-1zjz 1zkv 1zl6-1zl9 1znj 1znu-1znz 1zou-1zov 1zp2-1zpb 1zra-1zrj 1zru 1zs2 1zso-1zss 1ztc-20cf
20ez-20hr 20jv-20jy 20lk-20lq 20m8-20nz 20o5-20of 20oi-20ov 25fc-25fj 26dy-26f3 26fd-2dbj 2dbo 2dbw 2dbz 2dk3-2dlb
2dlf-2dlv 2dm0-2dm7 2dx8-2fpb 2fsb-2fsf 2fst-2fsv 2ft5-2ftb 2ftm-2ftn 2fts-2jgf 2jhq-2jhr 2jif-2jin 2jlw-2jnj
2jue-2jun 2jvr-2jvs 2jx5 2jxv-2jy2 2k17-2k1r 2k3q-2k7z 2k8k-2k8v 2kbb-2kbj 2kc9-2kfz 2kid 2kkd 2kkg-2kkh 2kkj-2kkk
2kkn-2kko 2kkt 2kl6 2kl8 2klg 2kna 2knf-2kng 2knp 2knx 2koq 2kov 2kp1 2kp3-2kp5 2kpd 2kyu-2kyv 2l70-2l71 2lqk-2lqy
2lr4 2lrk-2mm7 2mn3-2mtb 2mtj 2mu1-2mu2 2mua 2mud 2muj-2n0f 2n1p-2n1r 2n26-2n27 2n2i-2n2l 2n2o-2nbj 2ncf-2ncv
2nei-2nem 2neo-2odb 2odj 2odo 2odr 2oe7 2ojp-2ojq 2ok7-2olb 2ong-2onj 2onu-2onx 2oo0-2p9s 2pbp-2pds 2pfi-2pkv 2pl0
2pls 2plv 2plx-2ply 2pm0 2pmb 2pmg 2pmi 2pmk-2pmp 2pmr-2pmu 2pmw 2pmy 2pn0 2pn4 2pn7 2pn9-2pna 2pnc 2pne 2png 2pni
2pnk 2pnn 2pnp-2pnq 2pnv 2po3 2po8 2pod 2pof 2poq 2pp8-2ppc 2ppg 2ppm 2pq4-2prj 2prm-2pz3 2q0c-2q0f 2q38-2q3j
2q3z-2q40 2q4g 2q4w 2q5y-2q67 2qb2-2qcl 2qdf-2qdr 2qf0-2qf3 2qfd-2qfj 2qfm-2qfz 2qg6-2qkf 2rbs-2rbw 2rcd-2rcf
2rct-2rcv 2rg4-2rgf 2rix-2rj3 2rjg-2rjj 2rjl-2rjz 2rkc-2rkf 2rm0-2rm7 2rmi-2rmn 2rns-2rnz 2rou-2rov 2roy-2rr3
2s0k-2s0v 2s1a-2s1b 2s1h-2s1j 2s1p-2s1r 2s1z-2s27 2s31-2s33 2s3f-2s3j 2s3q-2s3z 2s4a-2s4f 2s4o-2s4v 2s53-2s5b 2s9f
2saz-2sbz 2sca-2t4v 3q3k-3q4f 3tbt-3tbz 3ti6-3ti7 3xya-3xyn 43q9-464f 46ji-47pb 4bij-nvnj
"""
_SPANS = (span.partition("-") for span in _UNCLEAN.split())
UNCLEAN = tuple((int(first, 36), int(last or first, 36)) for first, _, last in _SPANS)
"""First and last of each span of characters, in rising order: control, format, private, unassigned, default ignorable
ones, all separators but U+0020, and those that stand for what was lost."""

_LOOKALIKES = """
ıi ƅb ƍg ƽs ǀl ɑa ɡg ɣy ɩi ɪi ɯw ʀr ʋu ʏy ʝj αa βb γy εe ζz ηh ιi κk μm νv οo ρp σo τt υu χx ϝf ϳj ϻm аa вb гr еe кk
мm нh оo рp сc тt уy хx ьb ѕs іi јj ѡw ѵv үy һh ҽe ӏi ԁd ԍg ԛq ԝw աw գq զq հh ոn ռn սu տs ցg քf օo ଠo ഠo ဝo ყy ჿo ሀu
ዐo Ꭰd Ꭱr Ꭲt Ꭵi Ꭹy Ꭺa Ꭻj Ꭼe Ꮁr Ꮃw Ꮇm Ꮋh Ꮍy Ꮐg Ꮒh Ꮓz Ꮟb Ꮢr Ꮤw Ꮥs Ꮩv Ꮪs Ꮮl Ꮯc Ꮲp Ꮶk Ꮷd Ᏻg Ᏼb ᐯv ᑌu ᑭp ᑯd ᑲb ᒍj ᒪl ᕁx ᕼh
ᕽx ᖇr ᖯb ᖴf ᗅa ᗞd ᗪd ᗰm ᗷb ᚷx ᛁl ᛕk ᛖm ᴄc ᴏo ᴑo ᴜu ᴠv ᴡw ᴢz ᴦr ᶃg ᶌy ẝf ỿy ⲅr ⲏh ⲓl ⲕk ⲙm ⲛn ⲟo ⲣp ⲥc ⲧt ⲩy ⲭx ⳑl ⴸv
ⴹe ⵏl ⵔo ⵕq ⵝx ꓐb ꓑp ꓒd ꓓd ꓔt ꓖg ꓗk ꓙj ꓚc ꓜz ꓝf ꓟm ꓠn ꓡl ꓢs ꓣr ꓦv ꓧh ꓪw ꓫx ꓬy ꓮa ꓰe ꓲl ꓳo ꓴu ꙇi ꛟv ꜱs ꞙf ꞟu ꞵb ꬲe ꬵf
ꬽo ꭇr ꭈr ꭎu ꭒu ꭓx ꭚy 𐊂b 𐊆e 𐊇f 𐊊l 𐊐x 𐊒o 𐊕p 𐊖s 𐊗t 𐊠a 𐊡b 𐊢c 𐊥f 𐊫o 𐊰m 𐊱t 𐊲y 𐊴x 𐋏h 𐌁b 𐌂c 𐌉l 𐌑m 𐌕t 𐌗x 𐐬o 𐐽c 𐑃l 𐑈s 𐓜r 𐓪o 𐓶u
𐔓n 𐔖o 𐔘k 𐔜c 𐔝v 𐔥f 𐔦l 𐔧x 𑜆v 𑜊w 𑜎w 𑜏w 𑣀v 𑣁s 𑣂f 𑣃i 𑣄z 𑣆e 𑣈o 𑣉z 𑣎e 𑣒l 𑣕o 𑣗o 𑣘u 𑣜y 𖼈v 𖼊t 𖼖l 𖼨l 𖼵r 𖼺s 𖽀a 𖽂u 𖽃y
"""
LOOKALIKES = str.maketrans({pair[0]: pair[1] for pair in _LOOKALIKES.split()})
"""Letters of other scripts, without marks and in lower case, to the Latin letter that they look like."""
