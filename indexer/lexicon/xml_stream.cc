// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/lexicon/xml_stream.h"

#include <libxml/hash.h>

#include "lib/base/utf8.h"

namespace faro {
namespace {

constexpr int kOptions = XML_PARSE_NONET | XML_PARSE_COMPACT;

std::string_view ViewOf(const xmlChar* text) {
  return text == nullptr ? std::string_view() : reinterpret_cast<const char*>(text);
}

bool HasAny(void* hash) {
  return hash != nullptr && xmlHashSize(static_cast<xmlHashTablePtr>(hash)) > 0;
}

}  // namespace

XmlStream::XmlStream(GlossaryBytes* bytes)
    : bytes_(bytes),
      reader_(xmlReaderForIO(ReadBytes, nullptr, this, nullptr, nullptr, kOptions),
              xmlFreeTextReader) {
  if (!reader_) throw Error(ErrorCode::kInternal, "the XML library cannot start");
  xmlTextReaderSetStructuredErrorHandler(reader_.get(), KeepError, this);
}

// Called by libxml2, through which no exception may pass.
int XmlStream::ReadBytes(void* context, char* buffer, int size) {
  auto* const stream = static_cast<XmlStream*>(context);
  try {
    return static_cast<int>(stream->bytes_->Read(buffer, static_cast<size_t>(size)));
  } catch (const Error& error) {
    stream->read_error_ = error;
    return -1;
  }
}

void XmlStream::KeepError(void* context, xmlErrorPtr error) {
  auto* const stream = static_cast<XmlStream*>(context);
  if (error == nullptr || error->level < XML_ERR_ERROR || !stream->error_.empty()) return;
  stream->error_code_ = error->code;
  stream->error_line_ = error->line;
  stream->error_ = TrimAscii(error->message == nullptr ? "unknown error" : error->message);
}

void XmlStream::Fail() const {
  if (read_error_) throw *read_error_;
  switch (error_code_) {
    case XML_ERR_ENTITY_LOOP:  // also said of entities that stand for far more than they take
    case XML_ERR_ENTITY_PE_INTERNAL:
      FailForEntities();
    case XML_ERR_DOCUMENT_END:
      FailAtLine(error_line_, "not well-formed XML: it ends too early, or goes on after its end");
    default:
      FailAtLine(error_line_, "not well-formed XML: " + error_);
  }
}

void XmlStream::FailForEntities() const {
  FailAtLine(xmlTextReaderGetParserLineNumber(reader_.get()),
             "the document declares entities, which Faro does not read");
}

void XmlStream::FailAtLine(int line, const std::string& reason) const {
  throw Error(ErrorCode::kBadInput, bytes_->path() + ":" + std::to_string(line) + ": " + reason);
}

void XmlStream::RefuseEntities() const {
  const xmlNode* const node = xmlTextReaderCurrentNode(reader_.get());
  if (node == nullptr || node->type != XML_DTD_NODE) return;
  const auto* const dtd = reinterpret_cast<const xmlDtd*>(node);
  if (HasAny(dtd->entities) || HasAny(dtd->pentities)) FailForEntities();
}

XmlStream::Event XmlStream::ReadNode() {
  for (;;) {
    const int status = xmlTextReaderRead(reader_.get());
    if (status < 0 || read_error_) Fail();
    if (status == 0) return Event::kEnd;
    switch (xmlTextReaderNodeType(reader_.get())) {
      case XML_READER_TYPE_ELEMENT:
        name_ = ViewOf(xmlTextReaderConstLocalName(reader_.get()));
        close_pending_ = xmlTextReaderIsEmptyElement(reader_.get()) == 1;
        return Event::kOpen;
      case XML_READER_TYPE_END_ELEMENT:
        name_ = ViewOf(xmlTextReaderConstLocalName(reader_.get()));
        return Event::kClose;
      case XML_READER_TYPE_TEXT:
      case XML_READER_TYPE_CDATA:
      case XML_READER_TYPE_WHITESPACE:
      case XML_READER_TYPE_SIGNIFICANT_WHITESPACE:
        text_ = ViewOf(xmlTextReaderConstValue(reader_.get()));
        return Event::kText;
      case XML_READER_TYPE_DOCUMENT_TYPE:
        RefuseEntities();
        break;
      default:
        break;
    }
  }
}

XmlStream::Event XmlStream::Next() {
  if (close_pending_) {
    close_pending_ = false;
    return Event::kClose;
  }
  return ReadNode();
}

std::string XmlStream::Attribute(const char* name) const {
  const std::unique_ptr<xmlChar, void (*)(void*)> value(
      xmlTextReaderGetAttribute(reader_.get(), reinterpret_cast<const xmlChar*>(name)), xmlFree);
  return std::string(ViewOf(value.get()));
}

void XmlStream::SkipElement() {
  for (size_t depth = 1; depth > 0;) {
    const Event event = Next();
    if (event == Event::kEnd) return;
    if (event == Event::kOpen) ++depth;
    if (event == Event::kClose) --depth;
  }
}

}  // namespace faro
