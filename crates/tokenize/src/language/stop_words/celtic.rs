//! Welsh and Irish closed-class words missing from the lists of NLTK and Stopwords ISO.

/// The code of each language with its words, as its grammars list them, checked against frequency lists (see
/// the tests of `stop_words`).
#[rustfmt::skip]
pub(super) const WORDS: &[(&str, &str)] = &[
    // Welsh
    ("cy", "
        y yr a ac i o yn ar at am dan dros drwy trwy gan heb hyd rhag wrth wedi ers er mewn i'r o'r a'r
        â'r na'r i'w o'i a'i â gyda gyda'r â'i ger rhwng tan tua tros ynglŷn oddi uwch islaw erbyn neu
        ond os pan tra fel nad nac na ni nid mai bod fod taw oherwydd achos felly cyn ôl hefyd eto fi ti
        ef fe hi chi nhw hwy ei eu ein eich fy dy mi di e fi'n chdi mae maent maen oes oedd oeddent
        oeddwn yw ydy ydyw yw'r ydi dydy ddim sydd sy sy'n bydd byddai bu buont byddant byddaf byddwn
        fydd fyddai roedd roeddwn roedden rydw dw wyt rwy wyf rydym ydym ydych ydyn bo baent gall gallai
        gellir gellid dylai dylid ddylai ddylid cael gael caiff cafodd gafodd gwneud wneud gwnaeth
        wnaeth hwn hon hyn hynny honno hwnnw rhai rhain rheiny'r yma yna yno acw hwnna dyma dyna pwy pa
        beth ble lle pryd sut pam faint pob pawb bob neb dim rhywun rhywbeth unrhyw sawl llawer rhagor
        mwy mwyaf llai lleiaf iawn arall eraill naill ill hunan hunain gilydd un dau dwy tri tair pedwar
        pedair pump chwech saith wyth naw deg ddau ddwy iddo iddi iddynt iddyn imi inni ichi iti ynddo
        ynddi ynddynt arno arni arnynt arnaf arnom ganddo ganddi ganddynt wrtho wrthi wrthynt ohono
        ohoni ohonynt amdano amdani amdanynt ato ati atynt rhyngddynt hebddo nawr rŵan wedyn eisoes
        bellach byth erioed weithiau aml oed mor rhy go lled tuag gallu medru heddiw ddoe yfory bawb
        ym yng
    "),
    // Irish
    ("ga", "
        má murach nár cé gidh mura sula nuair óir toisc san tríd trín roimhe chuige timpeall seachas
        maidir ionsar muid mise tusa seisean sise sinne sibhse siadsan eisean ise iadsan bhur féin seo
        sin siúd eo tá níl bhí bhfuil raibh bíonn beidh bheidh bheadh mbeidh mbeadh bíodh bheith gurb
        atá ab ea agam agat aige aici againn agaibh acu orm ort air uirthi orainn oraibh orthu dom duit
        di dúinn daoibh dóibh liom leat léi linn libh leo asam aisti astu ann inti iontu uaim uait uaidh
        uaithi uainn uathu fúithi fúthu díom díobh chuici chucu eatarthu uile cén cad cá cathain conas
        cibé éigin eile céanna chéile ceann anois anseo ansin ansiúd freisin níos mó fós riamh arís
        inniu inné amárach beagnach bith
    "),
];
