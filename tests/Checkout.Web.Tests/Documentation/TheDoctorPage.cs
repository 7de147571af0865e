using Checkout.Data.Payments.Gateways;
using Checkout.Testing;
using Checkout.Web.Doctor;

namespace Checkout.Web.Tests.Documentation;

/// <summary><c>docs/doctor.md</c> has a row for everything that the doctor can find, in the doctor’s own words.</summary>
[Trait("Acceptance", "O2")]
public sealed class TheDoctorPage
{
    [Fact]
    public void Has_every_code_in_the_programs_words()
    {
        var real = Ailments.All.Select(ailment => $"| `{ailment.Code}` | {(ailment.Severity is Severity.Error ? "error" : "warning")} "
            + $"| {ailment.Means} | {ailment.Mend} |").ToList();
        File.WriteAllLines(Path.Combine(Artifacts.Folder("doctor"), "table.md"), real);

        Assert.Equal(real, File.ReadLines(RepositoryRoot.Combine("docs", "doctor.md"))
            .SkipWhile(line => line != "## What it can find").Where(line => line.StartsWith("| `", StringComparison.Ordinal)));
        Assert.Equal(real.Count, Ailments.All.Select(ailment => ailment.Code).Distinct(StringComparer.Ordinal).Count());
    }

    [Fact]
    public void Every_event_that_Stripe_has_to_tell_stands_in_the_instructions()
    {
        var page = File.ReadAllText(RepositoryRoot.Combine("docs", "deployment.md"));

        Assert.All(StripeGateway.Events, name => Assert.Contains($"`{name}`", page, StringComparison.Ordinal));
    }
}
