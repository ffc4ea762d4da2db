// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/acronym_harvester.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <string_view>
#include <vector>

namespace faro {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

// Each definition as ACRONYM=EXPANSION.
std::vector<std::string> Harvest(std::string_view text) {
  static Analyzer analyzer;
  AnalyzedText analyzed;
  analyzer.Analyze(text, &analyzed);
  std::vector<std::string> shown;
  for (const AcronymDefinition& definition : HarvestAcronyms(text, analyzed)) {
    shown.push_back(definition.acronym + "=" + definition.expansion);
  }
  return shown;
}

// Both languages alike: a text and the one definition in it.

struct Case {
  const char* text;
  const char* definition;
};

class DefinitionTest : public ::testing::TestWithParam<Case> {};

TEST_P(DefinitionTest, IsFound) {
  EXPECT_THAT(Harvest(GetParam().text), ElementsAre(GetParam().definition));
}

INSTANTIATE_TEST_SUITE_P(
    English, DefinitionTest,
    ::testing::Values(
        Case{"The United Nations Country Team (UNCT) meets weekly.",
             "UNCT=United Nations Country Team"},
        Case{"Ask the UNCT (United Nations Country Team) first.",
             "UNCT=United Nations Country Team"},
        Case{"Ask the Inter-Agency Standing Committee (IASC).",
             "IASC=Inter-Agency Standing Committee"},
        Case{"the Office for the Coordination of Humanitarian Affairs (OCHA)",
             "OCHA=Office for the Coordination of Humanitarian Affairs"},
        Case{"Mental health and psychosocial support (MHPSS)",
             "MHPSS=Mental health and psychosocial support"},
        Case{"Water, sanitation and hygiene (WASH) partners", "WASH=Water, sanitation and hygiene"},
        Case{"information, education and communication (IEC) materials",
             "IEC=information, education and communication"},
        Case{"IEC (information, education and communication)",
             "IEC=information, education and communication"},
        Case{"the International Federation of Red Cross and Red Crescent Societies (IFRC)",
             "IFRC=International Federation of Red Cross and Red Crescent Societies"},
        Case{"the Chief of Mission (COM)/Country Director", "COM=Chief of Mission"},
        Case{"tuberculosis (TB) treatment", "TB=tuberculosis"},
        Case{"lifelong antiretroviral treatment (ART).", "ART=antiretroviral treatment"},
        Case{"their Migration Governance Framework (MiGOF)",
             "MiGOF=Migration Governance Framework"},
        Case{"UN humanitarian civil-military coordination (UN-CMCoord)",
             "UN-CMCoord=UN humanitarian civil-military coordination"},
        Case{"the Responsibility to Protect (R2P)", "R2P=Responsibility to Protect"},
        Case{"the Regional Refugee and Resilience Plan (3RP)",
             "3RP=Regional Refugee and Resilience Plan"},
        Case{"UNICEF (United Nations Children's Fund)", "UNICEF=United Nations Children's Fund"}));

INSTANTIATE_TEST_SUITE_P(
    Spanish, DefinitionTest,
    ::testing::Values(
        Case{"la Organización Internacional para las Migraciones (OIM)",
             "OIM=Organización Internacional para las Migraciones"},
        Case{"Pregunte al EHP (Equipo Humanitario de País).", "EHP=Equipo Humanitario de País"},
        Case{"el Alto Comisionado de las Naciones Unidas para los Refugiados (ACNUR)",
             "ACNUR=Alto Comisionado de las Naciones Unidas para los Refugiados"},
        Case{
            "la Oficina de las Naciones Unidas para la Coordinación de Asuntos Humanitarios (OCHA)",
            "OCHA=Oficina de las Naciones Unidas para la Coordinación de Asuntos Humanitarios"},
        Case{
            "el Sistema Nacional para la Prevención, Mitigación y Atención de Desastres (SINAPRED)",
            "SINAPRED=Sistema Nacional para la Prevención, Mitigación y Atención de Desastres"},
        Case{"Agua, saneamiento e higiene (ASH)", "ASH=Agua, saneamiento e higiene"},
        Case{"niños, niñas y adolescentes (NNA) no acompañados", "NNA=niños, niñas y adolescentes"},
        Case{"los pueblos indígenas en aislamiento y en contacto inicial (PIACI)",
             "PIACI=pueblos indígenas en aislamiento y en contacto inicial"},
        Case{"evaluación de daños y análisis de necesidades (EDAN)",
             "EDAN=evaluación de daños y análisis de necesidades"},
        Case{"Coordinador Humanitario o Coordinadora Humanitaria (CH)",
             "CH=Coordinadora Humanitaria"},
        Case{"los Estados Unidos (EE. UU.)", "EEUU=Estados Unidos"},
        Case{"los Estados Unidos (EE.UU.)", "EEUU=Estados Unidos"},
        Case{"EE. UU. (Estados Unidos)", "EEUU=Estados Unidos"},
        Case{"los derechos humanos (DDHH)", "DDHH=derechos humanos"},
        Case{"Ética institucional (EI)", "EI=Ética institucional"},
        Case{"la Ñ: Unión de Ñandúes (UÑ)", "UÑ=Unión de Ñandúes"}));

INSTANTIATE_TEST_SUITE_P(
    Forms, DefinitionTest,
    ::testing::Values(
        // plurals and full stops
        Case{"two Humanitarian Country Teams (HCTs)", "HCT=Humanitarian Country Teams"},
        Case{"the Humanitarian Country Team (HCT's)", "HCT=Humanitarian Country Team"},
        Case{"the HCTs (Humanitarian Country Teams)", "HCT=Humanitarian Country Teams"},
        Case{"the United Nations (U.N.)", "UN=United Nations"},
        // quotes and emphasis
        Case{"\"United Nations Country Team\" (\"UNCT\")", "UNCT=United Nations Country Team"},
        Case{"el «Equipo Humanitario de País» («EHP»)", "EHP=Equipo Humanitario de País"},
        Case{"**Displacement Tracking Matrix** (**DTM**)", "DTM=Displacement Tracking Matrix"},
        // white space
        Case{"United  Nations\u00A0Country Team( UNCT )", "UNCT=United Nations Country Team"},
        // combining accents
        Case{"la Organizacio\u0301n Internacional del Trabajo (OIT)",
             "OIT=Organizacio\u0301n Internacional del Trabajo"},
        // remarks beside the acronym or the expansion
        Case{"la Organización Internacional para las Migraciones (OIM, por sus siglas en inglés "
             "IOM)",
             "OIM=Organización Internacional para las Migraciones"},
        Case{"plan de respuesta humanitaria (PRH; en inglés, HRP)",
             "PRH=plan de respuesta humanitaria"},
        Case{"Humanitarian Country Team (HCT in English)", "HCT=Humanitarian Country Team"},
        Case{"UNCT (en inglés, United Nations Country Team)", "UNCT=United Nations Country Team"},
        Case{"the WHO (World Health Organization, Geneva)", "WHO=World Health Organization"},
        // no more words than the letters need
        Case{"The heads of the Humanitarian Country Team (HCT) meet.",
             "HCT=Humanitarian Country Team"},
        Case{"Call the Resident Representative, or the Resident Coordinator (RC).",
             "RC=Resident Coordinator"}));

TEST(AcronymHarvesterTest, SeveralInOrderAndEachOnce) {
  EXPECT_THAT(Harvest("The Resident Coordinator (RC) chairs the United Nations Country Team "
                      "(UNCT). Each Resident Coordinator (RC) reports."),
              ElementsAre("RC=Resident Coordinator", "UNCT=United Nations Country Team"));
  EXPECT_THAT(Harvest("el Equipo Humanitario de País (EHP), o Humanitarian Country Team (HCT)"),
              ElementsAre("EHP=Equipo Humanitario de País", "HCT=Humanitarian Country Team"));
}

// What looks like a definition and is none.

TEST(AcronymHarvesterTest, NothingWithoutBrackets) {
  EXPECT_THAT(Harvest(""), IsEmpty());
  EXPECT_THAT(Harvest("United Nations Country Team, UNCT"), IsEmpty());
}

TEST(AcronymHarvesterTest, BracketsThatHoldNoAcronym) {
  for (const char* text :
       {"the Emergency (English)", "in November (2022)", "Notes of November (Nov 2007)", "one (1)",
        "a list (a)", "a list (A)", "Use soap (e.g. WHO soap).", "agencias (p. ej. OIM)",
        "empty ()", "blank ( )", "Grupo de Movilidad Humana (Human Mobility Group)",
        "Annual Long Name Of A Very Good Team (ALNOAVGTEAMX)"}) {
    EXPECT_THAT(Harvest(text), IsEmpty()) << text;
  }
}

TEST(AcronymHarvesterTest, ListsOfAcronymsDefineNone) {
  EXPECT_THAT(Harvest("organizaciones, instituciones y municipios (OIM, ACNUR)"), IsEmpty());
  EXPECT_THAT(Harvest("International Organizations and Ministries (IOM; WHO)"), IsEmpty());
}

TEST(AcronymHarvesterTest, LettersThatTheWordsDoNotHave) {
  EXPECT_THAT(Harvest("the United Nations Country Team (HCT)"), IsEmpty());
  EXPECT_THAT(Harvest("Programa Mundial de Alimentos (WFP)"), IsEmpty());
  EXPECT_THAT(Harvest("rendición de cuentas a las poblaciones afectadas (AAP)"), IsEmpty());
  EXPECT_THAT(Harvest("the local office (UN)"), IsEmpty());
  EXPECT_THAT(Harvest("WHO (Geneva)"), IsEmpty());
  EXPECT_THAT(Harvest("HCT (EHP en español)"), IsEmpty());
}

TEST(AcronymHarvesterTest, LettersInsideWordsAreNotEnough) {
  EXPECT_THAT(Harvest("a shelter (SHLT)"), IsEmpty());
  EXPECT_THAT(Harvest("the exam (XM)"), IsEmpty());
}

TEST(AcronymHarvesterTest, AnAcronymIsNotItsOwnExpansion) {
  EXPECT_THAT(Harvest("ask OCHA (OCHA)"), IsEmpty());
  EXPECT_THAT(Harvest("UN (UN)"), IsEmpty());
}

TEST(AcronymHarvesterTest, ExpansionsNeitherStartNorEndWithFunctionWords) {
  EXPECT_THAT(Harvest("under negotiation (UN)"), IsEmpty());
  EXPECT_THAT(Harvest("Centro de la (CL)"), IsEmpty());
}

TEST(AcronymHarvesterTest, ExpansionsStayInTheirSentence) {
  EXPECT_THAT(Harvest("This is United. Nations (UN) came."), IsEmpty());
  EXPECT_THAT(Harvest("Contacts: Resident; Coordinator (RC)"), IsEmpty());
  EXPECT_THAT(Harvest("Resident\nCoordinator (RC)"), IsEmpty());
  EXPECT_THAT(Harvest("Resident (local) Coordinator (RC)"), IsEmpty());
  EXPECT_THAT(Harvest("Resident Coordinator\n(RC)"), IsEmpty());
}

TEST(AcronymHarvesterTest, TooManyWords) {
  // Fewer words may have none of the letters than there are letters.
  EXPECT_THAT(Harvest("Roving Coordinator (RC)"), ElementsAre("RC=Roving Coordinator"));
  EXPECT_THAT(Harvest("Roving shelter Coordinator (RC)"),
              ElementsAre("RC=Roving shelter Coordinator"));
  EXPECT_THAT(Harvest("Roving tent shelter Coordinator (RC)"), IsEmpty());
  // Three letters: six words at most.
  EXPECT_THAT(Harvest("Regional winter tent shelter Coordination Team (RCT)"), IsEmpty());
}

TEST(AcronymHarvesterTest, DigitsStandForRepeatedLettersOrForNothing) {
  EXPECT_THAT(Harvest("the Resilience Plan (3RP)"), IsEmpty());
  EXPECT_THAT(Harvest("coronavirus disease 2019 (COVID-19)"),
              ElementsAre("COVID-19=coronavirus disease 2019"));
  EXPECT_THAT(Harvest("Team Alpha (1TA)"), IsEmpty());
  EXPECT_THAT(Harvest("Team Alpha (TA1)"), ElementsAre("TA1=Team Alpha"));
}

TEST(AcronymHarvesterTest, OpenAndNestedBrackets) {
  EXPECT_THAT(Harvest("Resident Coordinator (RC"), IsEmpty());
  EXPECT_THAT(Harvest("Resident Coordinator (RC\n)"), IsEmpty());
  EXPECT_THAT(Harvest("(the Resident Coordinator (RC))"), ElementsAre("RC=Resident Coordinator"));
  EXPECT_THAT(Harvest("(RC)"), IsEmpty());
  EXPECT_THAT(Harvest("(Resident Coordinator)"), IsEmpty());
}

TEST(AcronymHarvesterTest, AnyBytesAreSurvived) {
  for (const std::string_view text :
       {std::string_view("\xFF\xFE Team (T\xFFX)"), std::string_view("Resident (\xC3)"),
        std::string_view("a\0b (AB)", 8), std::string_view("((((((((("), std::string_view(")))(A)"),
        std::string_view("避難所 (HH)")}) {
    EXPECT_THAT(Harvest(text), IsEmpty());
  }
}

}  // namespace
}  // namespace faro
