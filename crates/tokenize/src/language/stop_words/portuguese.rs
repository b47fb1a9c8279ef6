//! Portuguese closed-class words missing from NLTK's list.

/// Pronouns, determiners, auxiliaries, prepositions, conjunctions, adverbs of degree and of sequence,
/// number words up to ten.
#[rustfmt::skip]
pub(super) const WORDS: [&str; 158] = [
    // pronouns and determiners
    "todo", "toda", "todos", "todas", "ninguém", "nenhum", "nenhuma", "alguém", "algum", "alguma",
    "alguns", "algumas", "cada", "qualquer", "quaisquer", "outro", "outra", "outros", "outras",
    "mesma", "mesmas", "mesmos", "próprio", "própria", "próprios", "próprias", "tal", "tais",
    "cujo", "cuja", "cujos", "cujas", "quanto", "quantos", "ambos", "ambas", "vários", "várias",
    "muita", "muitas", "muitos", "pouco", "pouca", "poucos", "poucas", "tudo", "nada", "outrem",
    "quais", "nisto", "disso", "nisso", "desta", "deste", "destas", "destes", "desse", "dessa",
    "desses", "dessas", "neste", "nesta", "nesse", "nessa", "naquele", "naquela", "daquele",
    "daquela", "si", "consigo",
    // auxiliaries
    "pode", "podem", "poderá", "poderão", "poderia", "poderiam", "podia", "deve", "devem",
    "deverá", "deverão", "deveria", "deviam", "têm", "ter", "haver", "sido", "sendo", "está",
    "faz", "fazer", "vai", "vão", "ir", "dever", "poder",
    // prepositions and conjunctions
    "sobre", "sob", "após", "ante", "contra", "desde", "durante", "entre", "perante", "segundo",
    "conforme", "mediante", "através", "exceto", "salvo", "portanto", "porém", "contudo",
    "todavia", "embora", "porque", "pois", "enquanto", "senão", "nem", "porquanto", "onde",
    "consoante",
    // adverbs
    "tão", "ainda", "sempre", "nunca", "jamais", "agora", "hoje", "ontem", "amanhã", "aqui", "ali",
    "lá", "assim", "bem", "mal", "menos", "apenas", "quase", "talvez", "bastante", "sim", "etc",
    // number words and reporting
    "dois", "duas", "três", "quatro", "cinco", "seis", "sete", "oito", "nove", "dez", "disse",
    "diz",
];
