using Checkout.Data.Feed;
using Checkout.Data.Seeding.Demo;
using Checkout.Domain;
using Checkout.Domain.Invoices;
using Checkout.Domain.Payments;
using Checkout.Domain.Quotes;
using Checkout.Testing.Databases;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Time.Testing;
using Xunit;

namespace Checkout.Data.Tests.Feed;

/// <summary>The data that a first start shows: whole, true to itself, and the same the second time.</summary>
[Trait("Acceptance", "S3")]
public sealed class TheDemoData
{
    private static readonly BusinessCalendar Calendar = new(TimeZoneInfo.FindSystemTimeZoneById("America/Los_Angeles"));

    [SkippableTheory, EveryEngine]
    public async Task Imports_without_a_problem_or_a_warning(Engine engine)
    {
        await using var database = await TestDatabase.CreateAsync(engine);

        var report = await ImportAsync(database, new DateTimeOffset(2026, 11, 23, 20, 0, 0, TimeSpan.Zero));

        Assert.Empty(report.Problems);
        Assert.DoesNotContain(report.Warnings, warning => !warning.Sentence.Contains("R120", StringComparison.Ordinal));
    }

    internal static async Task<FeedReport> ImportAsync(TestDatabase database, DateTimeOffset now)
    {
        var import = new FeedImport(database.Contexts, Calendar, new FakeTimeProvider(now));
        return await new DemoData(import, database.Contexts).ImportAsync();
    }
}
