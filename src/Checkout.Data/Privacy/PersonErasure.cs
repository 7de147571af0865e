using Checkout.Data.Audit;
using Checkout.Data.Search;
using Checkout.Data.Users;

namespace Checkout.Data.Privacy;

/// <summary>Who the person is from now on.</summary>
/// <param name="Email">An address of which there can be no mailbox.</param>
/// <param name="Accounts">In how many accounts' activity the person was renamed.</param>
public sealed record ErasedPerson(string Name, string Email, int Accounts);

/// <summary>
/// Puts a pseudonym in the place of a person, in one transaction: name, address, sessions, keys and network addresses are gone, sign-in
/// and mails end, and every document and figure stays. What proves who made or ended a contract is kept.
/// </summary>
public sealed class PersonErasure(CheckoutDbContexts contexts, AuditKey key, BusinessCalendar calendar, TimeProvider clock)
{
    /// <param name="actor">Who does it, for the activity.</param>
    /// <param name="forced">True to erase also the last administrator of an account.</param>
    /// <exception cref="RuleViolation">Something has to be put right before; nothing was changed.</exception>
    public async Task<ErasedPerson> RunAsync(Guid personId, string actor, bool forced, CancellationToken cancellation)
    {
        await using var db = contexts.Unscoped();
        using var turn = await db.WriteTurnAsync(cancellation);
        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        var person = await db.Users.SingleAsync(user => user.Id == personId, cancellation);
        var (now, tag) = (clock.GetUtcNow(), personId.ToString("N")[^8..]);
        var former = new Person(person.Id, person.DisplayName, person.Email!);
        var erased = new Person(person.Id, $"Erased person {tag}", $"erased-{tag}@erased.invalid");
        await RefuseContactAsync(db, former, cancellation);

        var concerns = former.Concerns;
        var members = await db.Memberships.Where(row => row.UserId == personId).ToListAsync(cancellation);
        if (!forced)
        {
            await RefuseLastAdministratorsAsync(members, cancellation);
        }

        var accountIds = members.Select(row => row.AccountId)
            .Union(await db.AuditEntries.Where(concerns).Select(entry => entry.AccountId).Distinct().ToListAsync(cancellation)).ToList();
        foreach (var account in await db.Accounts.Where(row => accountIds.Contains(row.Id)).OrderBy(row => row.Id)
            .ToListAsync(cancellation))
        {
            await new AuditRewriting(db, new AuditVerification(contexts, key), key).RunAsync(account, concerns, entry =>
                entry.Rename(former.In(entry.Actor, erased)!, former.In(entry.Subject, erased), former.In(entry.Details, erased),
                    entry.UserId == personId || entry.Actor == former.Email ? null : entry.IpAddress),
                (count, before) => new AuditEntry(account.Id, userId: null, actor, AuditAction.UserErased, erased.Email,
                    FormattableString.Invariant($"{count} entries; until then the activity ended in {before}"), ipAddress: null, now),
                cancellation);
        }

        foreach (var member in members)
        {
            member.Deactivate();
        }

        await RenameUserAsync(db, person, erased, cancellation);
        await db.SaveChangesAsync(cancellation);
        await RenameRowsAsync(db, former, erased, cancellation);
        await transaction.CommitAsync(CancellationToken.None);
        return new ErasedPerson(erased.Name, erased.Email, accountIds.Count);
    }

    // Mails to a contact go on whatever becomes of the person's sign-in.
    private async Task RefuseContactAsync(CheckoutDbContext db, Person person, CancellationToken cancellation)
    {
        var today = calendar.DateAt(clock.GetUtcNow());
        var named = ContactsOf(db, person).Select(contact => contact.ContractId);
        var contracts = await db.Contracts.Where(contract => contract.EndsOn >= today && contract.TerminatedOn == null
            && named.Contains(contract.Id)).OrderBy(contract => contract.Number).Select(contract => contract.Number)
            .ToListAsync(cancellation);
        RuleViolation.ThrowIf(contracts.Count > 0,
            $"{person.Email} is a billing contact of {string.Join(", ", contracts)}. Name another one there first, in the portal or by "
                + $"the feed.");
    }

    private async Task RefuseLastAdministratorsAsync(IEnumerable<Membership> members, CancellationToken cancellation)
    {
        foreach (var member in members)
        {
            await using var db = contexts.ForAccount(member.AccountId);
            var held = await db.Memberships.WithRights().SingleAsync(row => row.Id == member.Id, cancellation);
            if (!Administrators.Counts(held))
            {
                continue;
            }

            held.Deactivate();
            if (await Administrators.WhyNotAsync(db, cancellation) is { } sentence)
            {
                throw new RuleViolation($"{sentence} With --force the person is erased all the same.");
            }
        }
    }

    private static async Task RenameUserAsync(CheckoutDbContext db, CheckoutUser person, Person erased, CancellationToken cancellation)
    {
        (person.DisplayName, person.Email, person.UserName) = (erased.Name, erased.Email, erased.Email);
        person.NormalizedEmail = person.NormalizedUserName = erased.Email.ToUpperInvariant();
        (person.PasswordHash, person.PhoneNumber, person.ExternalId, person.Locale, person.TimeZone) = (null, null, null, null, null);
        (person.Active, person.EmailConfirmed, person.NameIsOwn) = (false, false, true);
        person.EndSessions();
        await db.UserSessions.Where(row => row.UserId == person.Id).ExecuteDeleteAsync(cancellation);
        await db.Authenticators.Where(row => row.UserId == person.Id).ExecuteDeleteAsync(cancellation);
        await db.RecoveryCodes.Where(row => row.UserId == person.Id).ExecuteDeleteAsync(cancellation);
        await db.UserLogins.Where(row => row.UserId == person.Id).ExecuteDeleteAsync(cancellation);
        await db.UserClaims.Where(row => row.UserId == person.Id).ExecuteDeleteAsync(cancellation);
        await db.UserTokens.Where(row => row.UserId == person.Id).ExecuteDeleteAsync(cancellation);
        await db.UserPasskeys.Where(row => row.UserId == person.Id).ExecuteDeleteAsync(cancellation);
        await db.CalendarAddresses.Where(row => row.UserId == person.Id).ExecuteDeleteAsync(cancellation);
        await db.DeadlineNotices.Where(row => row.UserId == person.Id).ExecuteDeleteAsync(cancellation);

        // The feed would find the person again by it.
        await db.ImportedRecords.Where(row => row.Type == "user" && row.EntityId == person.Id).ExecuteDeleteAsync(cancellation);
    }

    private static async Task RenameRowsAsync(CheckoutDbContext db, Person former, Person erased, CancellationToken cancellation)
    {
        // Of contracts that have ended; for others it was refused.
        await ContactsOf(db, former).ExecuteDeleteAsync(cancellation);
        var mails = MailsTo(db, former);
        await mails.Where(row => row.Status == MessageStatus.Waiting).ExecuteDeleteAsync(cancellation);
        await mails.ExecuteUpdateAsync(update => update
            .SetProperty(row => row.To, erased.Email).SetProperty(row => row.ToName, erased.Name)
            .SetProperty(row => row.Data, (string?)null).SetProperty(row => row.LastError, (string?)null), cancellation);
        foreach (var type in db.Model.GetEntityTypes().Where(type => !PersonalColumns.IsEvidence(type)))
        {
            foreach (var column in PersonalColumns.NamesIn(type))
            {
                var name = $"\"{column.GetColumnName()}\"";
                var (was, becomes, side) = PersonalColumns.HoldsAddress(column) ? (former.FoldedEmail, erased.Email, $"UPPER({name})")
                    : (former.Name, erased.Name, name);
                var sql = $$"""
                    UPDATE "{{type.GetTableName()}}" SET {{name}} = {0} WHERE {{side}} = {1}
                    AND "AccountId" IN (SELECT "AccountId" FROM "Memberships" WHERE "UserId" = {2})
                    """;
#pragma warning disable RS0030 // Of all accounts that the person was a member of.
                await db.Database.ExecuteSqlRawAsync(sql, [becomes, was, former.Id], cancellation);
#pragma warning restore RS0030
            }
        }

        foreach (var request in await db.ContactRequests.AsNoTracking().Where(row => row.UserId == former.Id).ToListAsync(cancellation))
        {
            await db.ContactRequests.Where(row => row.Id == request.Id).ExecuteUpdateAsync(update => update.SetProperty(
                row => EF.Property<string?>(row, SearchText.Column), SearchText.Of(request, SearchText.MaxLongLength)), cancellation);
        }
    }

#pragma warning disable CA1304, CA1311, CA1862, MA0011 // The database folds: an address may stand there as somebody typed it.
    private static IQueryable<BillingContact> ContactsOf(CheckoutDbContext db, Person person) =>
        db.Set<BillingContact>().Where(row => row.Email.ToUpper() == person.FoldedEmail);

    private static IQueryable<OutboxMessage> MailsTo(CheckoutDbContext db, Person person) =>
        db.OutboxMessages.Where(row => row.To.ToUpper() == person.FoldedEmail);
#pragma warning restore CA1304, CA1311, CA1862, MA0011

    private sealed record Person(Guid Id, string Name, string Email)
    {
        public string FoldedEmail => Email.ToUpperInvariant();

        // A first name alone would be found in other words, and in other people's names.
        private bool HasFullName => Name.Trim().Contains(' ', StringComparison.Ordinal);

        /// <summary>Entries that the person wrote, or that may name the person.</summary>
        public System.Linq.Expressions.Expression<Func<AuditEntry, bool>> Concerns
        {
            get
            {
                var (id, email, name) = (Id, SearchText.Fold(Email), SearchText.Fold(HasFullName ? Name : Email));
                return entry => entry.UserId == id || EF.Property<string>(entry, SearchText.Column).Contains(email)
                    || EF.Property<string>(entry, SearchText.Column).Contains(name);
            }
        }

        public string? In(string? text, Person other)
        {
            var renamed = text?.Replace(Email, other.Email, StringComparison.OrdinalIgnoreCase);
            return renamed == Name ? other.Name : HasFullName ? renamed?.Replace(Name, other.Name, StringComparison.Ordinal) : renamed;
        }
    }
}
