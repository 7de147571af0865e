using Checkout.Data.Audit;

namespace Checkout.Web.Doctor.Checks;

/// <summary>Whether the keys outside of the database open what lies in it.</summary>
internal sealed class KeysCheckUp(AuditVerification audit, Witness witness) : IDoctorCheck
{
    public async Task<IEnumerable<Finding>> RunAsync(Visit visit, CancellationToken cancellation)
    {
        var findings = new List<Finding>();
        try
        {
            if (!await audit.FitsAsync(cancellation))
            {
                findings.Add(Ailments.AuditKey.Found());
            }
        }
        catch (InvalidOperationException missing)
        {
            findings.Add(Ailments.AuditKey.Found(missing.Message));
        }

        var (all, opened) = witness.TryKeys();
        if (opened < all)
        {
            findings.Add(Ailments.SignInKey.Found($"It opens {opened} of {all}."));
        }

        return findings;
    }
}
