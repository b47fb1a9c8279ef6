//! Indonesian, Malay, Javanese and Tagalog closed-class words missing from the lists of NLTK and Stopwords ISO.

/// The code of each language with its words, as its grammars list them, checked against frequency lists (see
/// the tests of `stop_words`).
#[rustfmt::skip]
pub(super) const WORDS: &[(&str, &str)] = &[
    // Indonesian
    ("id", "
        ya memiliki kau si nya
    "),
    // Malay
    ("ms", "
        yang dan di itu ini tu ni dengan untuk dari daripada pada kepada ke oleh dalam bagi tentang
        mengenai terhadap antara hingga sehingga sampai sejak semasa ketika sewaktu apabila bila
        manakala sementara sambil selepas sebelum setelah tanpa melalui menerusi menurut mengikut
        berdasarkan berikutan bersama serta atau atas bawah luar dekat saya aku kami kita awak kau
        engkau kamu anda dia ia beliau mereka nya diri sendiri tetapi tapi namun walaupun meskipun
        kerana sebab supaya agar jika kalau sekiranya andai bahawa malah bahkan sedangkan sebaliknya
        iaitu yakni kecuali selain adalah ialah merupakan ada tiada mempunyai terdapat menjadi jadi akan
        telah sudah dah belum masih sedang pernah boleh dapat harus mesti perlu mahu nak hendak bukan
        tidak tak jangan tidaklah bukanlah apa siapa mana bagaimana macam mengapa kenapa berapa bilakah
        apakah adakah semua setiap tiap para segala seluruh sebahagian beberapa banyak sedikit lebih
        kurang paling sangat amat terlalu sekali hanya cuma sahaja saja juga pun lagi pula jua lah kan
        ya sini sana situ sekarang kini kemudian lalu nanti tadi selalu sentiasa sering kadang mungkin
        barangkali memang hampir kira seperti bagai sebagai ibarat demikian begitu begini tersebut
        berkenaan lain sama seorang sebuah suatu sesuatu seseorang satu dua tiga empat lima enam tujuh
        lapan sembilan sepuluh kedua
    "),
    // Javanese
    ("jv", "
        kanthi sarta padha marang utowo dhateng sajroning antarane lan utawa nanging amarga sebab yen
        menawa supaya kanggo karo kalih saka saking ing wonten ana dening tumrap minangka kaya kados
        nganti ngantos tanpa bab babagan sajrone iki iku kuwi kae punika menika inggih aku kowe
        panjenengan dheweke dhèwèké awake kita kula sampeyan mau kang sing ingkang dadi dados bisa saged
        kudu kedah arep badhe wis sampun isih taksih durung dereng lagi saweg ora boten dudu sanes duwe
        nduweni gadhah uga ugi wae kemawon mung namung banget sanget luwih langkung paling kabeh sadaya
        saben liya liyane sapa sinten apa punapa ngendi kapan kepiye pundi pira sawijining siji loro
        telu papat lima ne kasebut maneh malih mengko saiki sakabehe endi anggone supados mring mawa
        lumantar utawi
    "),
    // Tagalog
    ("tl", "
        si mo pag lang naman rin upang mas po nang ba kay mag nga pang wala di yung ibang ilang noong
        natin kasi ngunit nasa akong kang kayo ninyo inyo iyan diyan subalit ayon maraming kaunti higit
        muna ulit daw raw sana pala yata man anong kailan mayroong dalawang tatlong itong sina ganito
        ganoon
    "),
];
