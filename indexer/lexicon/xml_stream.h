// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef FARO_INDEXER_LEXICON_XML_STREAM_H_
#define FARO_INDEXER_LEXICON_XML_STREAM_H_

#include <libxml/xmlreader.h>

#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "indexer/lexicon/glossary_bytes.h"
#include "lib/base/error.h"

namespace faro {

// Reads an XML document from its start to its end, holding one element at a time. No DTD is loaded,
// nothing is fetched, no entity is substituted but the five of XML; a document that declares any is
// refused, since a few lines of declarations can stand for gigabytes of text. Not thread-safe.
class XmlStream {
 public:
  enum class Event {
    kOpen,   // an element begins
    kClose,  // an element ends; one without content has both events
    kText,   // text, or blanks between elements
    kEnd,    // the document is over
  };

  // `bytes` must outlive the stream. Throws Error(kInternal) when libxml2 cannot start.
  explicit XmlStream(GlossaryBytes* bytes);

  XmlStream(const XmlStream&) = delete;
  XmlStream& operator=(const XmlStream&) = delete;

  // Goes on to the next event. Throws Error(kBadInput) naming file and line for what is no XML and
  // for declared entities, and as GlossaryBytes does.
  Event Next();

  // Of the element that begins or ends, without a namespace prefix.
  const std::string& name() const { return name_; }

  // Of the element that begins; empty if it has no such attribute.
  std::string Attribute(const char* name) const;

  // After kText; UTF-8, valid until the next call of Next.
  std::string_view text() const { return text_; }

  // Goes on to the end of the element that has just begun.
  void SkipElement();

 private:
  static int ReadBytes(void* context, char* buffer, int size);
  static void KeepError(void* context, xmlErrorPtr error);
  Event ReadNode();
  void RefuseEntities() const;
  [[noreturn]] void FailForEntities() const;
  [[noreturn]] void Fail() const;
  [[noreturn]] void FailAtLine(int line, const std::string& reason) const;

  GlossaryBytes* bytes_;
  std::optional<Error> read_error_;  // what ReadBytes threw
  int error_code_ = XML_ERR_OK;
  int error_line_ = 0;
  std::string error_;  // the first that libxml2 reported
  std::unique_ptr<xmlTextReader, void (*)(xmlTextReader*)> reader_;
  bool close_pending_ = false;  // the element that has just begun has no content
  std::string name_;
  std::string_view text_;
};

}  // namespace faro

#endif  // FARO_INDEXER_LEXICON_XML_STREAM_H_
