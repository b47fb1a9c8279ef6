//! Throughput of every stage and of the whole job, in bytes of input text.

mod analysis;
mod collocations;
mod corpus;
mod counting;
mod job;
mod keyness;
mod language;
mod segmenting;

fn main() {
    divan::main();
}
