//! Swahili, Zulu, Shona, Akan, Hausa, Somali, Sotho and Yoruba closed-class words missing from the lists of NLTK and Stopwords ISO.

/// The code of each language with its words, as its grammars list them, checked against frequency lists (see
/// the tests of `stop_words`).
#[rustfmt::skip]
pub(super) const WORDS: &[(&str, &str)] = &[
    // Swahili
    ("sw", "
        vya si mpaka kuhusu au ama kwani sababu ingawa ikiwa iwapo kabla ambapo ambao ambaye ambayo
        ambazo ambacho ambavyo wewe sisi ninyi nyinyi huyu hawa hii hizi hiki hivi hili haya huu hizo
        hicho hilo hayo wale ile zile lile yale kile pale hapa huko humo kule wangu langu changu vyangu
        zangu yako wako lako chako zako lake chake vyake yetu wetu letu chetu zetu yenu wenu lao chao
        vyao zao nani gani lini wapi vipi ngapi je yeyote wowote yoyote lolote chochote zozote yote zote
        lote chote vyote sote ingine mwingine mwengine nyingine lingine kingine vingine mengine wenye
        yenye zenye lenye kuna hakuna yalikuwa zilikuwa atakuwa itakuwa amekuwa imekuwa ana ina wana
        zina lina kina huwa ndiyo ndio hapana sio siyo bado tayari kidogo wala nje mbele nyuma mbili
        tatu nne tano yo ye
    "),
    // Zulu
    ("zu", "
        akekho wonke kufanele nokuthi ngoba ngokuba noma ngenxa kuphela manje lapha lokho lokhu leli
        lelo lo lowo laba labo le leyo lezi lezo lesi leso lolu lolo lawo yena bona wena thina nina yona
        zona sona lona wona wakho wethu wenu wabo yami yakho yethu yenu yabo zami zakho zethu zenu zabo
        bami bakhe bethu babo lami lethu kwakhe sakhe sethu yonke konke bonke lonke sonke nawo nazo nayo
        nabo naye nami njengoba njenga kwa ku nga nge ne no na ngaphandle ngaphansi phezu phakathi
        phambi emva ngemva ngaphambi kuze yini ubani kuphi nini kanjani yikuphi kumele akukho kukhona
        ayikho uzo uyo ngabe hhayi cha yebo nokho okanye kube kuba kwaba esikhundleni eminye enye omunye
        abanye ezinye elinye ngokwe ngokufanayo
    "),
    // Shona
    ("sn", "
        uyewo zvayo uye na ne no kana kuti asi nokuti saka kunyange zvakare zvino ino iyi iri ichi izvi
        izvo ava avo uyu uyo iwo iye ini iwe isu imi ivo inini iwewe angu ako ake edu enyu yangu yako
        yake yedu yenyu yavo wangu wako wake wedu wavo rangu rake redu ravo zvangu zvake zvedu zvavo
        dzake dzavo dzedu chake chavo vake vavo kwake kwavo ari ane vane ine dzine rine chine zvine ndi
        ndiye ndizvo ndivo haana hapana hakuna pane paine kune wese vese dzese zvese rose yose wose vose
        dzose zvose kose pose mumwe vamwe imwe dzimwe rimwe zvimwe chimwe pamwe mu ku pa nemu neku
        mukati kunze pamusoro pasi mberi shure pakati pamberi mushure kubva kusvika kusvikira nezve
        maererano pasina zvichienderana sei chii ani ripi riini kupi nei chete zvikuru kwazvo inofanira
        anofanira vanofanira kuva kuve ave yava uri aiva vaiva yaiva kwete hongu anofanirwa
    "),
    // Akan
    ("ak", "
        na ne no a ɛ wɔ wo ɔ me mo yɛ wɔn yɛn ɔno ɛno yi saa biara bi nyinaa nso sɛ sɛnea sɛdeɛ anaa
        anaasɛ nanso efisɛ ɛfiri ho mu so ase akyi anim ntam nkyɛn fi firi ma de nti ntia enti ɛnti ɛnsɛ
        ɛsɛ wɔde mmom bio ara deɛ nea ɛyɛ nyɛ obiara hwee hena hwan deɛn dɛn bɛn he ahe da daa prɛko pɛ
        kakra baako mmienu mmiɛnsa ebi ebia ansa naa sɛnti ɛho ɛha ɛhɔ hɔ ha
    "),
    // Hausa
    ("ha", "
        domin saboda kamar kafin bayan har tun idan yayin wanda wadda waɗanda wadanda wancan waccan
        waɗannan wadannan wasu kowa kowane kowace komai duk dukan duka kai ke mu ku nasa nata nasu namu
        naka naki tasa tasu suna muna kuna kana kina suke muke kuke kake nake zai zan zamu zaku zasu mun
        kun an ana ake aka shin me mene wane wace yaya yaushe nawa daga zuwa kan kansa kanta kansu game
        tare hanyar tsakanin wajen wurin gaban ƙarƙashin karkashin babu akwai bisa gare haka nan can
        yanzu kawai sosai ƙwarai fiye kadan kaɗan biyu uku huɗu biyar ɗaya daya bai bata ba'a basu kada
        yin wa
    "),
    // Somali
    ("so", "
        iyo ee wuu way waxaa waxay waxaan inay inaan inaad aan aanu annu isagoo iyadoo iyagoo iyada
        isaga iyaga aniga adiga innaga annaga idinka u la ula kula kaga kala loo lagu laga lala leh
        leeyahay leedahay leeyihiin yahay tahay yihiin ahaa ahayd ahayeen ah aha noqon noqday ahaan karo
        kartaa karaa doonaa ma mana maaha mid midkood ama mise laakiin hase balse sababtoo haddii hadii
        marka kolka ilaa iska kan kani tan tani kuwan kuwa taas kaas kuwaas tii kii kuwii halkan halkaas
        halka sida sidaas sidii kasta kastaa walba wax waxba cid cidna kaleba kulli dhammaan dhamaan
        badan kaliya keliya kiisa keeda teeda tiisa tooda kooda keena kayaga teena hoos dhexeeya dartiis
        darteed hor dib kadib maxaa maxay kee tee yaa goorma xaggee sidee immisa laba saddex afar shan
        hal
    "),
    // Sotho
    ("st", "
        ya wa bo di kapa hobane kaha haeba ebile feela jwaloka jwale jwalo joalo joaloka kajeno u eo oo
        ao tseo seo leo mona teng tsena sena lena yena rona lona nna wena ona sona tsona eona habo efe
        eng mang kae neng joang jwang hobaneng bohle tsohle kaofela ofe mong bang ding nngwe ngwe sefe
        lefe kantle pele morao hodima tlasa hara mahareng fihlela haholo hanyane ntse na nang tla
        tlameha lokela lokelang kase seke bileng eba be
    "),
    // Yoruba
    ("yo", "
        tàbí sùgbọ́n ẹ́ ẹ rẹ wa yín èyí yẹn ẹni kankan ẹnikẹ́ni ẹnikẹni olúkúlùkù olukuluku eyikeyi
        èyíkéyìí kọ̀ọ̀kan nínú lórí lẹ́yìn ṣáájú gẹ́gẹ́ gẹ́gẹ́bí bẹ́ẹ̀ bákannáà yóò yíò gbọ́dọ̀ tó ìgbà
        títí nípa lábẹ́ láàárín láìsí kíni ta níbo báwo nìkan pàápàá tún ṣì gbọdọ̀
    "),
];
