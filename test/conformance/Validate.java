import java.io.FileInputStream;
import java.util.Map;
import java.util.TreeMap;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.PDFAParser;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.verapdf.pdfa.results.TestAssertion;

/** Validates files against a flavour (ua1, 2a, 3a): a line for each file, then one for each rule that failed. */
public class Validate {
  public static void main(String[] arguments) throws Exception {
    VeraGreenfieldFoundryProvider.initialise();
    var foundry = Foundries.defaultInstance();
    var flavour = PDFAFlavour.fromString(arguments[0]);
    boolean passed = true;
    for (int index = 1; index < arguments.length; index += 1) {
      Map<String, String> failed = new TreeMap<>();
      try (PDFAParser parser = foundry.createParser(new FileInputStream(arguments[index]), flavour)) {
        var result = foundry.createValidator(flavour, 10000, false, false, false).validate(parser);
        for (var assertion : result.getTestAssertions()) {
          if (assertion.getStatus() != TestAssertion.Status.FAILED) continue;
          var rule = assertion.getRuleId();
          failed.putIfAbsent(rule.getClause() + "-" + rule.getTestNumber(), assertion.getMessage());
        }
        passed &= result.isCompliant();
        System.out.println((result.isCompliant() ? "passes " : "FAILS  ") + flavour + "  " + arguments[index]);
      }
      failed.forEach((rule, message) -> System.out.println("    " + rule + "  " + message));
    }
    System.exit(passed ? 0 : 1);
  }
}
