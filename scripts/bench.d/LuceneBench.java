// SPDX-License-Identifier: GPL-3.0-or-later

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.Paths;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.en.EnglishAnalyzer;
import org.apache.lucene.analysis.es.SpanishAnalyzer;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.StringField;
import org.apache.lucene.document.TextField;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.queryparser.classic.ParseException;
import org.apache.lucene.queryparser.classic.QueryParser;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.TopDocs;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.FSDirectory;

/**
 * Lucene as the bench compares it: passages of about 120 words, stored, with positions and without
 * term vectors; the analyzer of one language; all settings of IndexWriter as they come.
 */
public final class LuceneBench {
  private static final String USAGE =
      "usage: LuceneBench index INDEX en|es THREADS FOLDER\n"
          + "       LuceneBench query INDEX en|es QUERY\n"
          + "       LuceneBench batch INDEX en|es WARMUPS TOPICS";
  private static final int PASSAGE_WORDS = 120;
  private static final int LONGEST_PASSAGE_WORDS = 200;
  private static final int HITS = 10;

  private LuceneBench() {}

  public static void main(String[] arguments) throws Exception {
    if (arguments.length < 4) {
      throw new IllegalArgumentException(USAGE);
    }
    Path index = Paths.get(arguments[1]);
    Analyzer analyzer =
        arguments[2].equals("es") ? new SpanishAnalyzer() : new EnglishAnalyzer();
    if (arguments[0].equals("index") && arguments.length == 5) {
      index(index, analyzer, Integer.parseInt(arguments[3]), Paths.get(arguments[4]));
    } else if (arguments[0].equals("query")) {
      query(index, analyzer, arguments[3]);
    } else if (arguments[0].equals("batch") && arguments.length == 5) {
      batch(index, analyzer, Integer.parseInt(arguments[3]), Paths.get(arguments[4]));
    } else {
      throw new IllegalArgumentException(USAGE);
    }
  }

  private static void index(Path index, Analyzer analyzer, int threads, Path folder)
      throws IOException, InterruptedException {
    ConcurrentLinkedQueue<Path> files;
    try (Stream<Path> found = Files.walk(folder)) {
      files =
          found
              .filter(Files::isRegularFile)
              .collect(Collectors.toCollection(ConcurrentLinkedQueue::new));
    }
    AtomicInteger documents = new AtomicInteger();
    AtomicInteger passages = new AtomicInteger();
    AtomicReference<Exception> failure = new AtomicReference<>();
    try (Directory directory = FSDirectory.open(index);
        IndexWriter writer = new IndexWriter(directory, new IndexWriterConfig(analyzer))) {
      List<Thread> workers = new ArrayList<>();
      for (int i = 0; i < threads; ++i) {
        workers.add(
            new Thread(
                () -> {
                  try {
                    for (Path file = files.poll(); file != null; file = files.poll()) {
                      passages.addAndGet(add(writer, folder, file));
                      documents.incrementAndGet();
                    }
                  } catch (IOException | RuntimeException error) {
                    failure.set(error);
                  }
                }));
      }
      workers.forEach(Thread::start);
      for (Thread worker : workers) {
        worker.join();
      }
      writer.commit();
    }
    if (failure.get() != null) {
      throw new IOException(failure.get());
    }
    System.out.println(documents + " documents " + passages + " passages");
  }

  private static int add(IndexWriter writer, Path folder, Path file) throws IOException {
    // Bytes that are no UTF-8 become replacement characters.
    String text = new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
    String path = folder.relativize(file).toString();
    List<String> passages = split(text);
    for (String passage : passages) {
      Document document = new Document();
      document.add(new StringField("path", path, Field.Store.YES));
      document.add(new TextField("text", passage, Field.Store.YES));
      writer.addDocument(document);
    }
    return passages.size();
  }

  /** Paragraphs packed to about PASSAGE_WORDS; those that are too long are cut between words. */
  private static List<String> split(String text) {
    List<String> passages = new ArrayList<>();
    StringBuilder passage = new StringBuilder();
    int words = 0;
    for (String paragraph : text.split("\\n\\s*\\n")) {
      for (String piece : pieces(paragraph)) {
        int more = countWords(piece);
        if (words > 0 && words + more > LONGEST_PASSAGE_WORDS) {
          passages.add(passage.toString());
          passage.setLength(0);
          words = 0;
        }
        passage.append(passage.length() == 0 ? "" : "\n\n").append(piece);
        words += more;
        if (words >= PASSAGE_WORDS) {
          passages.add(passage.toString());
          passage.setLength(0);
          words = 0;
        }
      }
    }
    if (words > 0) {
      passages.add(passage.toString());
    }
    return passages;
  }

  private static int countWords(String text) {
    int words = 0;
    boolean inside = false;
    for (int i = 0; i < text.length(); ++i) {
      boolean word = !Character.isWhitespace(text.charAt(i));
      words += word && !inside ? 1 : 0;
      inside = word;
    }
    return words;
  }

  private static List<String> pieces(String paragraph) {
    List<String> pieces = new ArrayList<>();
    if (countWords(paragraph) <= LONGEST_PASSAGE_WORDS) {
      pieces.add(paragraph);
      return pieces;
    }
    int begin = 0;
    int words = 0;
    for (int i = 1; i < paragraph.length(); ++i) {
      boolean end =
          Character.isWhitespace(paragraph.charAt(i))
              && !Character.isWhitespace(paragraph.charAt(i - 1));
      if (end && ++words == PASSAGE_WORDS) {
        pieces.add(paragraph.substring(begin, i));
        begin = i;
        words = 0;
      }
    }
    pieces.add(paragraph.substring(begin));
    return pieces;
  }

  private static int search(IndexSearcher searcher, QueryParser parser, String text,
      StringBuilder output) throws IOException, ParseException {
    Query query = parser.parse(QueryParser.escape(text));
    TopDocs found = searcher.search(query, HITS);
    for (ScoreDoc hit : found.scoreDocs) {
      Document document = searcher.doc(hit.doc);
      output.append(document.get("path")).append('\t').append(document.get("text")).append('\n');
    }
    return found.scoreDocs.length;
  }

  private static void query(Path index, Analyzer analyzer, String text)
      throws IOException, ParseException {
    try (Directory directory = FSDirectory.open(index);
        DirectoryReader reader = DirectoryReader.open(directory)) {
      StringBuilder output = new StringBuilder();
      search(new IndexSearcher(reader), new QueryParser("text", analyzer), text, output);
      System.out.print(output);
    }
  }

  /** Asks every topic WARMUPS times, then once more, printing for each MILLISECONDS HITS. */
  private static void batch(Path index, Analyzer analyzer, int warmups, Path topics)
      throws IOException, ParseException {
    List<String> queries = new ArrayList<>();
    for (String line : Files.readAllLines(topics)) {
      if (line.indexOf('\t') > 0) {
        queries.add(line.substring(line.indexOf('\t') + 1));
      }
    }
    try (Directory directory = FSDirectory.open(index);
        DirectoryReader reader = DirectoryReader.open(directory)) {
      IndexSearcher searcher = new IndexSearcher(reader);
      QueryParser parser = new QueryParser("text", analyzer);
      for (int turn = 0; turn <= warmups; ++turn) {
        for (String query : queries) {
          StringBuilder output = new StringBuilder();
          long start = System.nanoTime();
          int hits = search(searcher, parser, query, output);
          double took = (System.nanoTime() - start) / 1e6;
          if (turn == warmups) {
            System.out.println(took + " " + hits);
          }
        }
      }
    }
  }
}
