using Checkout.Domain.Contracts;
using Checkout.Domain.Tests.Lifecycles;

namespace Checkout.Domain.Tests.Contracts;

public sealed class ChangingBillingDetails
{
    private static readonly BillingContactDetails Ann = new("Ann", "ann@acme.example", IsPrimary: true);
    private static readonly BillingContactDetails Bob = new("Bob", "bob@acme.example", IsPrimary: false);

    private static BillingDetails Base { get; } = new(new("Acme", "1 Street", null, "Town", null, "10179", "DE"), [Ann], "PO-1",
        InvoiceDelivery.MailWithPdf);

    [Fact, Trait("Acceptance", "T4")]
    public void Loses_nothing_of_two_who_change_at_once()
    {
        var theirs = Base with
        {
            BillTo = Base.BillTo with { City = "Bonn", PostalCode = "53111" },
            PoNumber = "PO-2",
            Contacts = [Ann, Bob]
        };
        var mine = Base with { BillTo = Base.BillTo with { City = "Köln", Line1 = "2 Street" }, PoNumber = "PO-2" };

        var merge = new BillingDetailsMerge(Base, theirs, mine);

        Assert.Equal([BillingField.PostalCode, BillingField.City, BillingField.Contacts, BillingField.PoNumber], merge.ChangedByThem);
        Assert.Equal([BillingField.City], merge.Contradicting);
        Assert.Equal(new BillingDetails(new("Acme", "2 Street", null, "Köln", null, "53111", "DE"), [Ann, Bob], "PO-2",
            InvoiceDelivery.MailWithPdf), merge.Merged);
    }

    [Fact]
    public void Comes_back_from_json_as_it_was()
    {
        var details = new BillingDetails(new("株式会社 \"A\" <b>", "1", "2", "C", "R", "P", "JP"), [Ann, Bob], null,
            InvoiceDelivery.PortalOnly);

        Assert.Equal(details, BillingDetails.FromJson(details.ToJson()));
        Assert.Empty(details.Differing(BillingDetails.FromJson(details.ToJson())));
    }

    [Fact]
    public void Fits_its_column_however_long_and_strange_it_is()
    {
        var longest = new string('"', 200);
        var contacts = Enumerable.Range(0, BillingDetails.MaxContacts)
            .Select(n => new BillingContactDetails(longest, new string('"', 254), n == 0));

        Assert.True(new BillingDetails(new(longest, longest, longest, longest, longest, new string('"', 20), "DE"), [.. contacts], longest,
            InvoiceDelivery.MailWithPdf).ToJson().Length <= BillingDetails.MaxJson);
    }

    [Fact]
    public void Needs_one_primary_contact_and_nobody_twice()
    {
        foreach (var contacts in new BillingContactDetails[][] { [], [Bob], [Ann, Ann with { Email = "other@acme.example" }],
            [Ann, Bob with { Email = "ANN@acme.example" }] })
        {
            var contract = Sample.Contract(new DateRange(Sample.Today, Sample.Today.AddDays(364)));

            Assert.Equal("Contacts",
                Assert.Throws<RuleViolation>(() => contract.ReviseBilling(Base with { Contacts = contacts }, Guid.NewGuid(), "Ann",
                Sample.Now)).Field);
            Assert.Equal(1, contract.BillingRevision);
        }
    }

    [Fact]
    public void Takes_from_the_feed_only_what_the_feed_changed()
    {
        var contract = Sample.Contract(new DateRange(Sample.Today, Sample.Today.AddDays(364)));
        contract.DeliverBilling(Base, "The vendor", Sample.Now);
        contract.ReviseBilling(Base with { PoNumber = "OURS", Contacts = [Ann, Bob] }, Guid.NewGuid(), "Ann", Sample.Now);

        Assert.Null(contract.DeliverBilling(Base, "The vendor", Sample.Now));
        var change = contract.DeliverBilling(Base with { PoNumber = "THEIRS" }, "The vendor", Sample.Now);

        Assert.Equal([BillingField.PoNumber], change!.Fields);
        Assert.Null(change.UserId);
        Assert.Equal(Base with { PoNumber = "THEIRS", Contacts = [Ann, Bob] }, contract.Billing);
        Assert.Null(contract.DeliverBilling(Base with { PoNumber = "THEIRS" }, "The vendor", Sample.Now));
    }

    [Fact]
    public void Is_looked_up_as_it_was()
    {
        var contract = Sample.Contract(new DateRange(Sample.Today, Sample.Today.AddDays(364)));
        var first = contract.BillTo;
        var changes = Enumerable.Range(1, 2)
            .Select(n => contract.ReviseBilling(Base with { BillTo = Base.BillTo with { City = $"Town {n}" } }, Guid.NewGuid(), "Ann",
                Sample.Now.AddDays(n)))
            .ToList();

        Assert.Equal(first, BillingDetailsChange.BillToAt(changes, contract.BillTo, Sample.Now));
        Assert.Equal("Town 1", BillingDetailsChange.BillToAt(changes, contract.BillTo, Sample.Now.AddDays(1)).City);
        Assert.Equal("Town 2", BillingDetailsChange.BillToAt(changes, contract.BillTo, Sample.Now.AddDays(2)).City);
    }
}
